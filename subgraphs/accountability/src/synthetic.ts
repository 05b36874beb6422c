import type { SyntheticDomain } from '@civicgraph/shared';

/** Nobody has read anything of a city that was just made. */
export const synthetic: SyntheticDomain = {
  chunk: 'CITY',
  chunkRows: () => [],
  rollups: [],
};
