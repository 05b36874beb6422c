import { CareTables1700000000001 } from './CareTables1700000000001';

export const migrations = [CareTables1700000000001];
