import { DateScalar, type Resolvers } from '@civicgraph/shared';
import { CareCase } from './CareCase';
import { CareStats } from './CareStats';
import { Query } from './Query';
import { Region } from './Region';
import { ServiceAction } from './ServiceAction';

/** Resolvers by type; the kit gives them a context with this subgraph's loaders. */
export const resolvers: Resolvers = {
  Date: DateScalar,
  CareCase,
  CareStats,
  Query,
  Region,
  ServiceAction,
};
