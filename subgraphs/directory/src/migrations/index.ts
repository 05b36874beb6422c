export { CreateDirectory1760000000100 } from './CreateDirectory1760000000100';
