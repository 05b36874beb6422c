import { runSubgraph } from '@civicgraph/shared';
import { populationSubgraph } from './subgraph';

void runSubgraph(populationSubgraph);
