import type { SubgraphDefinition } from '@civicgraph/shared';
import { accountabilitySubgraph } from '@civicgraph/subgraph-accountability';
import { directorySubgraph } from '@civicgraph/subgraph-directory';
import { housingSubgraph } from '@civicgraph/subgraph-housing';
import { incidentsSubgraph } from '@civicgraph/subgraph-incidents';
import { petitionsSubgraph } from '@civicgraph/subgraph-petitions';
import { populationSubgraph } from '@civicgraph/subgraph-population';
import { specialPopulationsSubgraph } from '@civicgraph/subgraph-special-populations';

/** The subgraphs that come with the hub, in the order they are composed. */
export const subgraphDefinitions: readonly SubgraphDefinition[] = [
  directorySubgraph,
  populationSubgraph,
  housingSubgraph,
  specialPopulationsSubgraph,
  petitionsSubgraph,
  incidentsSubgraph,
  accountabilitySubgraph,
];
