import { Petitions1700000000001 } from './Petitions1700000000001';

export const migrations = [Petitions1700000000001];
