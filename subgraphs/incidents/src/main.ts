import { runSubgraph } from '@civicgraph/shared';
import { incidentsSubgraph } from './subgraph';

void runSubgraph(incidentsSubgraph);
