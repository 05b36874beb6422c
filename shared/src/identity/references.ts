import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Viewer } from '../viewer';

/**
 * A reference to a person or a dwelling that one subgraph hands to another through the gateway.
 * The subgraph that knows why this viewer may follow the edge (an own case, an own grid) seals the
 * id for that viewer; the subgraph at the other end opens it. An id that was guessed, or sealed for
 * somebody else, does not open, so a viewer reaches only what an edge led to.
 *
 * Shape: `<id>.<22 characters of HMAC-SHA-256 over viewer, type and id>` (RFC 2104).
 */
export interface ReferenceSeal {
  seal(viewer: Viewer, type: string, id: string): string;
  /** The id, or null when the text was not sealed for this viewer and type. */
  open(viewer: Viewer, type: string, text: string): string | null;
}

const signatureLength = 22;

export function createReferenceSeal(key: Buffer): ReferenceSeal {
  const sign = (viewer: Viewer, type: string, id: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([viewer.id, viewer.role, type, id]))
      .digest('base64url')
      .slice(0, signatureLength);
  return {
    seal: (viewer, type, id) => `${id}.${sign(viewer, type, id)}`,
    open(viewer, type, text) {
      const dot = text.lastIndexOf('.');
      if (dot < 1) return null;
      const id = text.slice(0, dot);
      const given = Buffer.from(text.slice(dot + 1));
      const expected = Buffer.from(sign(viewer, type, id));
      return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
    },
  };
}
