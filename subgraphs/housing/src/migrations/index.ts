import { Housing1700000000001 } from './Housing1700000000001';

export const migrations = [Housing1700000000001];
