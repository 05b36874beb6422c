import { runSubgraph } from '@civicgraph/shared';
import { directorySubgraph } from './subgraph';

void runSubgraph(directorySubgraph);
