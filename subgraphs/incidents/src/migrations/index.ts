import { Incidents1700000000001 } from './Incidents1700000000001';

export const migrations = [Incidents1700000000001];
