import { runSubgraph } from '@civicgraph/shared';
import { accountabilitySubgraph } from './subgraph';

void runSubgraph(accountabilitySubgraph);
