import { createUscc } from '../codes';
import type { City, CityGrid } from './City';
import { villageOf } from './places';
import { createRandom, hash32, streamHash } from './random';

const refRounds = [0, 1, 2, 3].map((round) => streamHash(`person-ref-${round}`));

/**
 * The reference of a person: `P` and 16 characters that do not show the index. A Feistel network
 * over 64 bits: whatever the round function, every round can be undone, so two indexes never share
 * a reference.
 */
export function personRef(city: City, personIndex: number): string {
  let left = city.seed;
  let right = personIndex;
  for (const round of refRounds) {
    const next = (left ^ hash32(city.seed, round, right)) >>> 0;
    left = right;
    right = next;
  }
  return `P${hexadecimal(left)}${hexadecimal(right)}`;
}

/** The code of a grid's k-th dwelling, from 0: the grid's code and a serial of 4 digits or more. */
export function dwellingCode(grid: CityGrid, k: number): string {
  return `${grid.code}-${serial(k, 4)}`;
}

/** The code of a grid's k-th address, from 0; the k-th dwelling lies at the k-th address. */
export function addressCode(grid: CityGrid, k: number): string {
  return `${grid.code}-A${serial(k, 4)}`;
}

/** The id of the k-th worker of a grid, from 0. */
export function gridWorkerId(grid: CityGrid, k: number): string {
  return `GW-${grid.code}-${serial(k, 2)}`;
}

/** `CC-990101-000001`: county, and a serial that runs through the city. Ids sort as indexes do. */
export function careCaseId(city: City, index: number): string {
  return `CC-${county(villageOf(city, 'careCases', index).countyCode)}-${serial(index, 6)}`;
}

/** `PT-990101-000001`; as `careCaseId`. */
export function petitionId(city: City, index: number): string {
  return `PT-${county(villageOf(city, 'petitions', index).countyCode)}-${serial(index, 6)}`;
}

/** `IN-990101-000001`; as `careCaseId`. */
export function incidentId(city: City, index: number): string {
  return `IN-${county(villageOf(city, 'incidents', index).countyCode)}-${serial(index, 6)}`;
}

/** `VS-990101-00000001`; as `careCaseId`. */
export function visitId(city: City, index: number): string {
  return `VS-${county(villageOf(city, 'visits', index).countyCode)}-${serial(index, 8)}`;
}

export type CityOrganisationKind =
  | 'PARTY_GOV'
  | 'PUBLIC_INSTITUTION'
  | 'ENTERPRISE'
  | 'SOCIAL_ORG'
  | 'SCHOOL'
  | 'HOSPITAL'
  | 'PARCEL_OUTLET'
  | 'OTHER';

const organisationWeights: readonly (readonly [CityOrganisationKind, number])[] = [
  ['OTHER', 46],
  ['ENTERPRISE', 40],
  ['PARCEL_OUTLET', 3],
  ['SOCIAL_ORG', 4],
  ['SCHOOL', 2],
  ['HOSPITAL', 1],
  ['PUBLIC_INSTITUTION', 3],
  ['PARTY_GOV', 1],
];

/** GB 32100: registering authority and kind; 92 is a sole trader (个体工商户). */
const usccKinds: Readonly<Record<CityOrganisationKind, string>> = {
  PARTY_GOV: '11',
  PUBLIC_INSTITUTION: '12',
  ENTERPRISE: '91',
  SOCIAL_ORG: '51',
  SCHOOL: '12',
  HOSPITAL: '12',
  PARCEL_OUTLET: '91',
  OTHER: '92',
};

export function organisationKind(city: City, index: number): CityOrganisationKind {
  return createRandom(city.seed, 'organisation-kind', index).weighted(organisationWeights);
}

/** The code of the city's index-th organisation: valid check characters, in no real division. */
export function organisationUscc(city: City, index: number): string {
  const { countyCode } = villageOf(city, 'organisations', index);
  // `MA` opens the serial of a body registered since 2015; departments' serials are all digits.
  return createUscc(
    usccKinds[organisationKind(city, index)],
    county(countyCode),
    `MA${serial(index, 6)}`,
  );
}

function county(code: string): string {
  return code.slice(0, 6);
}

/** From 1, as people count. */
function serial(index: number, length: number): string {
  return String(index + 1).padStart(length, '0');
}

function hexadecimal(value: number): string {
  return value.toString(16).toUpperCase().padStart(8, '0');
}
