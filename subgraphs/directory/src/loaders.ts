import type { SubgraphContext } from '@civicgraph/shared';
import { createCountLoaders } from './loaders/countLoaders';
import { createPlaceLoaders } from './loaders/placeLoaders';
import { createResourceLoaders } from './loaders/resourceLoaders';
import { createWorkerLoaders } from './loaders/workerLoaders';

/** Fresh for every request. Whatever they return lies inside the viewer's scope. */
export function createLoaders({ database, viewer }: Omit<SubgraphContext, 'loaders'>) {
  return {
    ...createPlaceLoaders(database, viewer),
    ...createWorkerLoaders(database, viewer),
    ...createCountLoaders(database),
    ...createResourceLoaders(database),
  };
}

export type DirectoryLoaders = ReturnType<typeof createLoaders>;
export type DirectoryContext = SubgraphContext<DirectoryLoaders>;
