import type { DatabaseOptions } from '@civicgraph/shared';
import { entities } from './entities';
import { migrations } from './migrations';

/** The directory's database, opened by this subgraph and by every registry, which writes what is published. */
export const directoryDatabase = {
  name: 'directory',
  entities,
  migrations,
} as const satisfies DatabaseOptions;
