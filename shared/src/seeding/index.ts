export { type SeedProgress, seedDomain } from './seedDomain';
export type { DomainRollup, SyntheticDomain, TableRow } from './SyntheticDomain';
export { verifyDomainRollups } from './verifyDomainRollups';
