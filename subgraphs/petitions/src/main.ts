import { runSubgraph } from '@civicgraph/shared';
import { petitionsSubgraph } from './subgraph';

void runSubgraph(petitionsSubgraph);
