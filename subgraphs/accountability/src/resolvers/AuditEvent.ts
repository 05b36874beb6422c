import type { EventNode } from '../events/eventPage';
import type { AccountabilityContext } from '../loaders';
import { AccessEvent } from './AccessEvent';

export const AuditEvent = {
  ...AccessEvent,
  grantId: ({ grant }: EventNode) => grant,
  grant: ({ grant }: EventNode, _: unknown, { loaders }: AccountabilityContext) =>
    grant === null ? null : loaders.grantById.load(grant),
  subjects: ({ subjects }: EventNode) => subjects.count,
};
