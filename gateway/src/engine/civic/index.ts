export { createCivicEngine } from './createCivicEngine';
