import type { DatabaseOptions } from '@civicgraph/shared';
import { migrations } from './migrations';

/** The registry's own database. Its rows are written and read as they are, so there are no entities. */
export const registryDatabase = {
  name: 'registry',
  entities: [],
  migrations,
  isDurable: true,
} as const satisfies DatabaseOptions;
