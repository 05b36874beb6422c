export type { City, CityGrid, CityGridKind, CityRegion, CityVillage } from './City';
export { type CityCareCategory, careCaseSubject } from './careCaseSubject';
export { createCity } from './createCity';
export {
  type CityDepartment,
  type DepartmentKind,
  departmentKinds,
  departmentOf,
} from './departments';
export { dwellingOfPerson, householdOf, isHouseholdHead } from './households';
export {
  addressCode,
  type CityOrganisationKind,
  careCaseId,
  dwellingCode,
  gridWorkerId,
  incidentId,
  organisationKind,
  organisationUscc,
  personRef,
  petitionId,
  visitId,
} from './keys';
export { personName, phoneNumber } from './personName';
export { type PersonProfile, personProfile } from './personProfile';
export {
  type GridPart,
  gridOf,
  gridOfPerson,
  type VillagePart,
  villageOf,
  villageOfPerson,
} from './places';
export type { Range } from './Range';
export { createRandom, hash32, type Random, streamHash } from './random';
export { parseTier, type Tier, type TierVolumes, tiers } from './tiers';
