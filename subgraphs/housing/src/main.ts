import { runSubgraph } from '@civicgraph/shared';
import { housingSubgraph } from './subgraph';

void runSubgraph(housingSubgraph);
