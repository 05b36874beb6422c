import { DateScalar, DateTimeScalar, type Resolvers } from '@civicgraph/shared';
import { AnnualBudget } from './AnnualBudget';
import { Assessment } from './Assessment';
import { DataResource } from './DataResource';
import { DataResourceUse } from './DataResourceUse';
import { Department } from './Department';
import { GovernanceCentre } from './GovernanceCentre';
import { Grid } from './Grid';
import { GridWorker } from './GridWorker';
import { Organisation } from './Organisation';
import { Query } from './Query';
import { Region } from './Region';

export const resolvers: Resolvers = {
  Date: DateScalar,
  DateTime: DateTimeScalar,
  Query,
  Region,
  Grid,
  GridWorker,
  Department,
  Organisation,
  GovernanceCentre,
  AnnualBudget,
  Assessment,
  DataResource,
  DataResourceUse,
};
