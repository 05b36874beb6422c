import type { EventNode } from '../events/eventPage';
import { departmentOf } from './departmentOf';

export const AccessEvent = {
  actorRole: ({ role }: EventNode) => role,
  department: ({ department }: EventNode) => departmentOf(department),
  records: ({ count }: EventNode) => count,
};
