export { CreatePopulationRollups1700000100001 } from './CreatePopulationRollups1700000100001';
export { CreatePopulationTables1700000100000 } from './CreatePopulationTables1700000100000';
