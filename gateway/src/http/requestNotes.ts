import type { Viewer } from '@civicgraph/shared';
import type { FastifyRequest } from 'fastify';
import type { RequestRecord } from './GatewayContext';

/** What the hooks of one HTTP request leave for each other. */
export interface RequestNotes {
  viewer: Viewer | null;
  readonly record: RequestRecord;
  /** The document, once it was found small enough to look at. */
  checkedDocument?: string;
}

const notes = new WeakMap<FastifyRequest, RequestNotes>();

export function notesOf(request: FastifyRequest): RequestNotes {
  let known = notes.get(request);
  if (!known) {
    known = { viewer: null, record: { operationName: null, errorCodes: [] } };
    notes.set(request, known);
  }
  return known;
}
