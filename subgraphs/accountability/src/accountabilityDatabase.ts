import type { DatabaseOptions } from '@civicgraph/shared';
import { migrations } from './migrations';

/**
 * The database of ledger and grants, opened by this subgraph and by every gateway. Its rows are written and
 * read as they are, so there are no entities.
 */
export const accountabilityDatabase = {
  name: 'accountability',
  entities: [],
  migrations,
  isDurable: true,
} as const satisfies DatabaseOptions;
