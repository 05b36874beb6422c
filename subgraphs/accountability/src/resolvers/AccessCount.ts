import type { CountRow } from '../events/accessCounts';
import { departmentOf } from './departmentOf';

export const AccessCount = {
  department: ({ owner }: CountRow) => departmentOf(owner),
};
