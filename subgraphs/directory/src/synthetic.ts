import type { City, CityVillage, SyntheticDomain, TableRow } from '@civicgraph/shared';
import { cityAssessmentRows, villageAssessmentRows } from './synthetic/assessmentRows';
import { dataResourceRows } from './synthetic/dataResourceRows';
import { governanceRows } from './synthetic/governanceRows';
import { organisationRows } from './synthetic/organisationRows';
import { placeRows } from './synthetic/placeRows';
import { workerRows } from './synthetic/workerRows';

/** The directory's share of the synthetic city. It keeps no rollups: its tables are small. */
export const synthetic: SyntheticDomain = { chunk: 'TOWN', cityRows, chunkRows, rollups: [] };

function* cityRows(city: City): Iterable<TableRow> {
  yield* placeRows(city);
  yield* governanceRows(city);
  yield* dataResourceRows(city);
  yield* cityAssessmentRows(city);
}

function* chunkRows(city: City, villages: readonly CityVillage[]): Iterable<TableRow> {
  for (const village of villages) {
    yield* workerRows(city, village);
    yield* organisationRows(city, village);
  }
  yield* villageAssessmentRows(city, villages);
}
