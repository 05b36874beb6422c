import { DateScalar, type Resolvers } from '@civicgraph/shared';
import { Agreement } from './Agreement';
import { Dispute } from './Dispute';
import { DisputeStats } from './DisputeStats';
import { Grid } from './Grid';
import { MediationOrg } from './MediationOrg';
import { Query } from './Query';
import { Region } from './Region';

export const resolvers: Resolvers = {
  Date: DateScalar,
  Query,
  Dispute,
  Agreement,
  MediationOrg,
  DisputeStats,
  Region,
  Grid,
};
