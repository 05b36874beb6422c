import { runSubgraph } from '@civicgraph/shared';
import { specialPopulationsSubgraph } from './subgraph';

void runSubgraph(specialPopulationsSubgraph);
