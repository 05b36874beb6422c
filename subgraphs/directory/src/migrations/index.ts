import { CreateDirectory1760000000100 } from './CreateDirectory1760000000100';

export const migrations = [CreateDirectory1760000000100];
