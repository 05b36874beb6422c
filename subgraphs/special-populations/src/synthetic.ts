import type { City, CityVillage, SyntheticDomain, TableRow } from '@civicgraph/shared';
import { careRollup } from './statistics/careRollup';
import { foldCareStats } from './statistics/foldCareStats';
import { storedRows } from './statistics/storedRows';
import { careCaseRows } from './synthetic/careCaseRows';
import { cohortRows, healthTotalRows } from './synthetic/reportRows';
import { workerRows } from './synthetic/workerPosts';

/** This domain's share of the synthetic city, a town at a time. */
export const synthetic: SyntheticDomain = {
  chunk: 'TOWN',
  *cityRows(city: City): Generator<TableRow> {
    yield ['record_status', { id: 1, as_of: city.today }];
  },
  *chunkRows(city: City, villages: readonly CityVillage[]): Generator<TableRow> {
    yield* tagged('care_worker', workerRows(city, villages));
    const [station] = villages;
    if (station && station.index === 0) {
      yield* tagged('reoffending_cohort', cohortRows(city, station));
    }
    if (station && city.villages[station.index - 1]?.countyCode !== station.countyCode) {
      yield* tagged('health_total', healthTotalRows(city, station));
    }
    for (const village of villages) {
      const { start, count } = village.careCases;
      for (let index = start; index < start + count; index++) {
        yield* careCaseRows(city, villages, village, index);
      }
    }
  },
  rollups: [{ rollup: careRollup, fold: foldCareStats, storedRows }],
};

function* tagged(table: string, rows: Iterable<TableRow[1]>): Generator<TableRow> {
  for (const row of rows) yield [table, row];
}
