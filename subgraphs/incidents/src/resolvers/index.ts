import { DateScalar, DateTimeScalar, type Resolvers } from '@civicgraph/shared';
import { Grid } from './Grid';
import { Incident } from './Incident';
import { IncidentStats } from './IncidentStats';
import { ListedArea } from './ListedArea';
import { Query } from './Query';
import { Region } from './Region';
import { TelecomFraudStats } from './TelecomFraudStats';

export const resolvers: Resolvers = {
  Date: DateScalar,
  DateTime: DateTimeScalar,
  Query,
  Incident,
  IncidentStats,
  TelecomFraudStats,
  ListedArea,
  Region,
  Grid,
};
