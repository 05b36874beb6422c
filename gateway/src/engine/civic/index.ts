export { createCivicEngine } from './createCivicEngine';
export { writeAnswer } from './ProjectedData';
