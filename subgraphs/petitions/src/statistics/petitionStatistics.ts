import {
  type City,
  type DomainRollup,
  monthOf,
  type RollupAccumulator,
  type Row,
  regionLevelOf,
} from '@civicgraph/shared';
import { ownLevelOf } from './areas';
import { foldAccusation, foldPetition } from './foldPetition';
import type { PetitionFacts } from './PetitionFacts';
import { petitionRollup } from './petitionRollup';
import { storedRows } from './storedRows';

/** The statistics of this subgraph: how rows become counts. */
export const petitionStatistics: DomainRollup = {
  rollup: petitionRollup,
  fold(accumulator, table, row, city) {
    if (table === 'petition') countPetition(accumulator, row, city);
    if (table === 'leader_reception') countReception(accumulator, row, city);
  },
  storedRows,
  areas: ({ departments, cityCode, countyCodes }) => [
    ...departments.map(({ uscc }) => uscc),
    ...[cityCode, ...countyCodes].map(ownLevelOf),
  ],
};

function countPetition(accumulator: RollupAccumulator, row: Row, city: City): void {
  const petition = row as unknown as PetitionFacts;
  if (petition.purpose === 'ACCUSATION') {
    foldAccusation(petition, city, (area, month, measure) => accumulator.add(area, month, measure));
    return;
  }
  const area = areaOf(city, petition.region_code);
  foldPetition(petition, city, (month, measure) => {
    accumulator.add(area, month, measure);
    accumulator.add(petition.responsible, month, measure);
  });
}

function countReception(accumulator: RollupAccumulator, row: Row, city: City): void {
  const month = monthOf(String(row.held_on));
  accumulator.add(areaOf(city, String(row.region_code)), month, 'leader_receptions');
  accumulator.add(String(row.hosted_by), month, 'leader_receptions');
}

/**
 * The area of the rollup that a town, county or city is counted in. The kit folds villages into
 * towns, so a town's petitions are counted in its first village, whichever that is.
 */
function areaOf(city: City, regionCode: string): string {
  if (regionLevelOf(regionCode) !== 'TOWN') return ownLevelOf(regionCode);
  return firstVillages(city).get(regionCode) ?? regionCode;
}

const villagesByCity = new WeakMap<City, ReadonlyMap<string, string>>();

function firstVillages(city: City): ReadonlyMap<string, string> {
  let villages = villagesByCity.get(city);
  if (!villages) {
    villages = new Map([...city.villages].reverse().map(({ townCode, code }) => [townCode, code]));
    villagesByCity.set(city, villages);
  }
  return villages;
}
