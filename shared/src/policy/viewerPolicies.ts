import type { Viewer } from '../viewer';

/** What `@policy` may name, and whom each lets read. */
const predicates: Readonly<Record<string, (viewer: Viewer) => boolean>> = {
  /** The request uses a grant, whatever scopes the role of its viewer has. */
  'under-grant': ({ grant }) => grant !== null,
};

export const viewerPolicies: readonly string[] = Object.keys(predicates);

/** Whether a viewer meets a policy; nobody meets one that does not exist. */
export function meetsPolicy(viewer: Viewer, name: string): boolean {
  return Object.hasOwn(predicates, name) && predicates[name]?.(viewer) === true;
}
