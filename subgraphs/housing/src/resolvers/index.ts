import { DateScalar, type Resolvers } from '@civicgraph/shared';
import { Building } from './Building';
import { Dwelling } from './Dwelling';
import { Grid } from './Grid';
import { HousingStats } from './HousingStats';
import { Query } from './Query';
import { Region } from './Region';
import { StandardAddress } from './StandardAddress';

/** Resolvers by type; the kit gives them a context with this subgraph's loaders. */
export const resolvers: Resolvers = {
  Date: DateScalar,
  Query,
  Dwelling,
  Building,
  StandardAddress,
  HousingStats,
  Region,
  Grid,
};
