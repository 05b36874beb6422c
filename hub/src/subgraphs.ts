import type { SubgraphDefinition } from '@civicgraph/shared';
import { accountabilitySubgraph } from '@civicgraph/subgraph-accountability';
import { directorySubgraph } from '@civicgraph/subgraph-directory';
import { disputesSubgraph } from '@civicgraph/subgraph-disputes';
import { housingSubgraph } from '@civicgraph/subgraph-housing';
import { incidentsSubgraph } from '@civicgraph/subgraph-incidents';
import { petitionsSubgraph } from '@civicgraph/subgraph-petitions';
import { populationSubgraph } from '@civicgraph/subgraph-population';
import { specialPopulationsSubgraph } from '@civicgraph/subgraph-special-populations';

/** The subgraphs that a hub runs itself. */
export const subgraphDefinitions: readonly SubgraphDefinition[] = [
  directorySubgraph,
  populationSubgraph,
  housingSubgraph,
  specialPopulationsSubgraph,
  petitionsSubgraph,
  incidentsSubgraph,
  accountabilitySubgraph,
];

/**
 * Those, and the ones that a department runs and publishes. Commands over databases work on all of them, so that a
 * department's database beside the hub's is filled and verified with them.
 */
export const allSubgraphDefinitions: readonly SubgraphDefinition[] = [
  ...subgraphDefinitions,
  disputesSubgraph,
];
