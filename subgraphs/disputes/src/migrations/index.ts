import { Disputes1700000000001 } from './Disputes1700000000001';

export const migrations = [Disputes1700000000001];
