import type { City, CityVillage, SyntheticDomain, TableRow } from '@civicgraph/shared';
import { domainRollups } from './statistics/domainRollups';
import { careClientsOf } from './synthetic/careClients';
import { createHouseholds } from './synthetic/createHouseholds';
import { daysBack } from './synthetic/dates';
import { personRows } from './synthetic/personRows';
import { visitRows } from './synthetic/visitRows';

/** The longest time ago that a row may have been verified, in days. */
const daysRemembered = 1300;

function* chunkRows(city: City, villages: readonly CityVillage[]): Generator<TableRow> {
  const days = daysBack(city.today, daysRemembered);
  for (const village of villages) {
    const careClients = careClientsOf(city, village);
    const setting = { city, village, careClients, daysBack: days };
    const households = createHouseholds(city, village, careClients);
    for (const household of households) {
      const { firstPerson, size } = household;
      for (let index = firstPerson; index < firstPerson + size; index++) {
        yield* personRows(setting, household, index);
      }
    }
    yield* visitRows(city, village, households);
  }
}

/** Persons, stays, registrations and calls of the synthetic city. */
export const synthetic: SyntheticDomain = {
  chunk: 'VILLAGE',
  cityRows: (city) => [['data_state', { id: 1, stands_at: city.today }]],
  chunkRows,
  rollups: domainRollups,
};
