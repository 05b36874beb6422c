import { runSubgraph } from '@civicgraph/shared';
import { disputesSubgraph } from './subgraph';

void runSubgraph(disputesSubgraph);
