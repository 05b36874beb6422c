import { DateScalar, type Resolvers } from '@civicgraph/shared';
import { Dwelling } from './Dwelling';
import { Grid } from './Grid';
import { OccupancySummary } from './OccupancySummary';
import { Person } from './Person';
import { PopulationStats } from './PopulationStats';
import { Query } from './Query';
import { Region } from './Region';
import { Residence } from './Residence';
import { VisitTask } from './VisitTask';

export const resolvers: Resolvers = {
  Date: DateScalar,
  Dwelling,
  Grid,
  OccupancySummary,
  Person,
  PopulationStats,
  Query,
  Region,
  Residence,
  VisitTask,
};
