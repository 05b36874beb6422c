export { heldCity } from './heldCity';
export type { DomainRollup, SyntheticDomain, TableRow } from './SyntheticDomain';
export { type SeededDatabase, type SeedProgress, seedDomain } from './seedDomain';
export { verifyDomainRollups } from './verifyDomainRollups';
