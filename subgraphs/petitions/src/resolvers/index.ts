import { DateScalar, type Resolvers } from '@civicgraph/shared';
import { Department } from './Department';
import { Mutation } from './Mutation';
import { Petition } from './Petition';
import { Petitioner } from './Petitioner';
import { PetitionStats } from './PetitionStats';
import { Query } from './Query';
import { Referral } from './Referral';
import { Region } from './Region';

/** Resolvers by type; the kit gives them a context with this subgraph's loaders. */
export const resolvers: Resolvers = {
  Date: DateScalar,
  Query,
  Mutation,
  Petition,
  Petitioner,
  Referral,
  PetitionStats,
  Region,
  Department,
};
