import { Registry1700000000001 } from './Registry1700000000001';

export const migrations = [Registry1700000000001];
