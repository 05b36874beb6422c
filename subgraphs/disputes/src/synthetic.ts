import {
  type City,
  type CityVillage,
  createRandom,
  type SyntheticDomain,
  type TableRow,
} from '@civicgraph/shared';
import { disputeTypeOf } from './codeLists';
import { disputeStatistics } from './statistics/disputeStatistics';
import { disputesOf } from './synthetic/disputeKeys';
import { disputeRow } from './synthetic/disputeRow';
import { typeRules } from './synthetic/matter';
import { mediationOrgs } from './synthetic/mediationOrgs';

/** Feeds leave the summary out now and then. */
const missingSummaryShare = 0.015;

/** Five years of disputes, and the organisations that mediate, of a synthetic city. */
export const synthetic: SyntheticDomain = {
  chunk: 'TOWN',
  *cityRows(city: City): Generator<TableRow> {
    yield ['reference_day', { id: 1, today: city.today }];
    for (const row of mediationOrgs(city)) yield ['mediation_org', { ...row }];
  },
  *chunkRows(city: City, villages: readonly CityVillage[]): Generator<TableRow> {
    for (const village of villages) {
      const { start, count } = disputesOf(village);
      for (let index = start; index < start + count; index += 1) {
        yield* rowsOf(city, village, index);
      }
    }
  },
  rollups: disputeStatistics,
};

function* rowsOf(city: City, village: CityVillage, index: number): Generator<TableRow> {
  const row = disputeRow(city, village, index);
  yield ['dispute', { ...row }];
  if (createRandom(city.seed, 'dispute-summary', index).chance(missingSummaryShare)) return;
  const { summary } = typeRules[disputeTypeOf(row.type_code)];
  yield ['dispute_summary', { dispute_id: row.dispute_id, summary }];
}
