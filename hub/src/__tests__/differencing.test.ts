import { applySuppression, type Row } from '@civicgraph/shared';
import { allSubgraphDefinitions } from '../subgraphs';
import { askEverything, countingSubgraphs } from './differencing/askEverything';
import {
  type AnswersOfArea,
  openOffice,
  periodsOf,
  type StatisticsOffice,
} from './differencing/askStatistics';
import { createReader, gather } from './differencing/createReader';

/**
 * Whoever asks for all statistics, in every field, subgraph, area and period, and subtracts what can be subtracted.
 * Of the history, its first and its last year are asked for: no statistic goes beyond a year, and these two have the
 * quarters that are not whole.
 */
const years = ['2021', '2026'];

let office: StatisticsOffice;
let periods: string[];

beforeAll(async () => {
  office = await openOffice('XS');
  periods = periodsOf(office.city.months).filter((period) => years.includes(period.slice(0, 4)));
}, 120_000);

afterAll(() => office.close());

const ask = (name: string) => askEverything(office, name, periods);

function foundOut(answers: readonly AnswersOfArea[]): string[] {
  return createReader(gather(office.city, periods, answers)).findOut();
}

it('nothing that is withheld follows from all that is published', async () => {
  const answers = await Promise.all(countingSubgraphs.map(ask));
  expect(foundOut(answers.flat())).toEqual([]);
}, 300_000);

it('every subgraph that counts people is asked', () => {
  const counting = allSubgraphDefinitions.filter(({ synthetic }) => synthetic.rollups.length > 0);
  expect(counting.map(({ name }) => name)).toEqual(countingSubgraphs);
});

describe('without a rule of disclosure control the reader does find counts out', () => {
  const databaseOf = (name: string) => office.subgraph(name).subgraph.database;
  const rollups = allSubgraphDefinitions.flatMap(({ name, synthetic }) =>
    synthetic.rollups.map(({ rollup }) => ({ name, rollup, table: rollup.table })),
  );

  it('when one count is published that hides another', async () => {
    const { rollup } = rollups.find(({ table }) => table === 'housing_stats') ?? {};
    if (!rollup) throw new Error('Housing has statistics.');
    const names = rollup.measures.map(({ name }) => name);
    const kinds = names.flatMap((name, i) => (name.startsWith('occupancy_') ? [i] : []));
    const rows: Row[] = await databaseOf('housing').query(
      "SELECT * FROM housing_stats WHERE period = '2026' ORDER BY area_code",
    );
    const hidden = rows.flatMap((row) => {
      const flags = String(row.suppression);
      const withheld = kinds.filter((i) => flags.charAt(i) !== '.');
      const isPair =
        withheld
          .map((i) => flags.charAt(i))
          .sort()
          .join('') === 'CP';
      return isPair && flags.charAt(names.indexOf('dwellings')) === '.' ? [{ row, withheld }] : [];
    });
    const [first] = hidden;
    if (!first) throw new Error('No area has a pair of counts that hide each other.');
    const flags = String(first.row.suppression);
    const [partner = 0] = first.withheld.filter((i) => flags.charAt(i) === 'C');
    const [small = 0] = first.withheld.filter((i) => flags.charAt(i) === 'P');
    const opened = `${flags.slice(0, partner)}.${flags.slice(partner + 1)}`;
    const change = 'UPDATE housing_stats SET suppression = ? WHERE area_code = ? AND period = ?';
    const { area_code: area, period } = first.row;
    await databaseOf('housing').query(change, [opened, area, period]);
    const told = await ask('housing');
    await databaseOf('housing').query(change, [flags, area, period]);
    const kind = names[small]?.replace('occupancy_', '').toUpperCase();
    const value = first.row[names[small] ?? ''];
    expect(foundOut(told)).toContain(
      `HousingStats.byOccupancy.${kind} of ${area} in 2026 is ${value}`,
    );
  });

  it.each(rollups)(
    'when $table withholds small counts only',
    async ({ name, rollup, table }) => {
      const database = databaseOf(name);
      await database.query(`UPDATE ${table} SET suppression = REPLACE(suppression, 'C', '.')`);
      const told = await ask(name);
      await applySuppression(database, rollup);
      expect(foundOut(told).length).toBeGreaterThan(0);
    },
    120_000,
  );

  it('and with all of them again it finds none', async () => {
    expect(foundOut(await ask('incidents'))).toEqual([]);
  }, 120_000);
});
