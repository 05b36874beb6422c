import type { SubgraphContext } from '@civicgraph/shared';
import type { CareLoaders } from './loaders';

/** What the resolvers of this subgraph have at hand. */
export type CareContext = SubgraphContext<CareLoaders>;
