import type { City, CityVillage, SyntheticDomain, TableRow } from '@civicgraph/shared';
import { foldIncident } from './statistics/foldIncident';
import { foldSafety } from './statistics/foldSafety';
import { incidentRollup } from './statistics/incidentRollup';
import { safetyRollup } from './statistics/safetyRollup';
import { storedRows } from './statistics/storedRows';
import { incidentRow } from './synthetic/incidentRow';
import { listedAreaRows } from './synthetic/listedAreaRows';
import { monthWeights } from './synthetic/monthWeights';
import { returnRows } from './synthetic/returnRows';

/** Five years of incidents, returns of the police and listed areas of a synthetic city. */
export const synthetic: SyntheticDomain = {
  chunk: 'TOWN',
  *cityRows(city: City): Generator<TableRow> {
    yield* returnRows(city);
    yield* listedAreaRows(city);
  },
  *chunkRows(city: City, villages: readonly CityVillage[]): Generator<TableRow> {
    const months = monthWeights(city);
    for (const village of villages) {
      const { start, count } = village.incidents;
      for (let index = start; index < start + count; index += 1) {
        yield ['incident', incidentRow(city, village, months, index)];
      }
    }
  },
  rollups: [
    {
      rollup: incidentRollup,
      fold: (accumulator, _table, row) => foldIncident(accumulator, row),
      storedRows,
    },
    {
      rollup: safetyRollup,
      fold: (accumulator, _table, row) => foldSafety(accumulator, row),
      storedRows,
    },
  ],
};
