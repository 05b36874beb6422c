export { type AgeBandCode, ageBandOf, ageBands, ageOn } from './ageBand';
export { domainRollups } from './domainRollups';
export { foldPopulation } from './foldPopulation';
export { foldTown } from './foldTown';
export { type Bucket, kindBuckets, populationRollup, sexBuckets } from './populationRollup';
export { floatingServices, leftBehindBuckets, townRollup } from './townRollup';
