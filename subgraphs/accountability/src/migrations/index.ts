import { Accountability1700000000001 } from './Accountability1700000000001';

export const migrations = [Accountability1700000000001];
