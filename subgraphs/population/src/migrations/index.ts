import { CreatePopulationRollups1700000100001 } from './CreatePopulationRollups1700000100001';
import { CreatePopulationTables1700000100000 } from './CreatePopulationTables1700000100000';

export const migrations = [
  CreatePopulationTables1700000100000,
  CreatePopulationRollups1700000100001,
];
