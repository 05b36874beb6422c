import { applySuppression } from '../applySuppression';
import { createRollupLoader } from '../createRollupLoader';
import { createRowReader, historyOf } from '../history';
import { insertRollupRows } from '../insertRollupRows';
import { defineRollup, type FoldedRow, type RollupDefinition, regionParentOf } from '../Rollup';
import { RollupAccumulator } from '../RollupAccumulator';
import { readAmount, readCell, readRatio } from '../readCells';
import { dropRollupTable } from '../rollupTable';
import { verifyRollups } from '../verifyRollups';
import { writeAncestors } from '../writeAncestors';
import { openMariaDb, openSqlite, type TestDatabase } from './databases';

const definition: RollupDefinition = {
  table: 'case_rollup',
  threshold: 5,
  finest: 'GRID',
  measures: [
    { name: 'opened', kind: 'FLOW' },
    { name: 'closed', kind: 'FLOW' },
    { name: 'minutes', kind: 'FLOW', amount: 'closed' },
    { name: 'active', kind: 'STOCK' },
  ],
  equations: [],
};
const rollup = defineRollup(definition);
const months = ['2026-02', '2026-03', '2026-04'];
const periods = ['2026', '2026-02', '2026-03', '2026-04', '2026-Q1', '2026-Q2'];

const province = '990000000000';
const city = '990100000000';
const county = '990101000000';
const town = '990101001000';
const [villageA, villageB] = ['990101001001', '990101001002'] as const;
const [grid1, grid2, grid3] = [`${villageA}001`, `${villageA}002`, `${villageB}001`] as const;

/** Two villages: the first with two grids. */
function foldChunks(finest: RollupDefinition['finest']): FoldedRow[][] {
  const own = defineRollup({ ...definition, finest });
  return [[grid1, grid2], [grid3]].map((grids) => {
    const fold = new RollupAccumulator(own, months);
    for (const grid of grids) {
      const area = finest === 'GRID' ? grid : grid.slice(0, 12);
      const n = Number(grid.slice(11, 12)) * 10 + Number(grid.slice(14));
      fold.ensureArea(area);
      fold.add(area, '2026-02', 'opened', n);
      fold.add(area, '2026-04', 'opened', grid === grid1 ? 2 : 20);
      fold.add(area, '2026-03', 'closed', 7);
      fold.add(area, '2026-03', 'minutes', 3_000_000_000);
      fold.addSpan(area, '2026-03', null, 'active', n);
    }
    return fold.rows();
  });
}

async function seed({ dataSource }: TestDatabase, finest: RollupDefinition['finest']) {
  const own = defineRollup({ ...definition, finest });
  for (const rows of foldChunks(finest)) {
    await dataSource.transaction((manager) => insertRollupRows(manager, own, rows));
  }
  await writeAncestors(dataSource, own);
  return own;
}

async function* stream(chunks: FoldedRow[][]): AsyncGenerator<FoldedRow> {
  for (const rows of chunks) yield* rows;
}

async function tableOf({ dataSource }: TestDatabase, columns: string): Promise<unknown[][]> {
  const rows: Array<Record<string, unknown>> = await dataSource.query(
    `SELECT ${columns} FROM case_rollup ORDER BY area_code, period`,
  );
  return rows.map((row) => Object.values(row));
}

describe.each([
  ['SQLite', openSqlite],
  ['MariaDB', openMariaDb],
] as const)('a rollup on %s', (_, open) => {
  let database: TestDatabase | null;
  beforeEach(async () => {
    database = await open(rollup);
  });
  afterEach(() => database?.close());

  test('publishes nothing before suppression has run', async () => {
    if (!database) return;
    await seed(database, 'GRID');
    const rows = await tableOf(database, 'suppression');
    expect(new Set(rows.flat())).toEqual(new Set(['PPPP']));
  });

  test('sums grids to villages and villages to every region above, flows over periods, stocks at the end', async () => {
    if (!database) return;
    await seed(database, 'GRID');
    // Per row: opened, closed, minutes, active.
    const n = 3_000_000_000;
    const rowsOf = (area: string, feb: number, apr: number, count: number) => [
      [area, '2026', feb + apr, count * 7, count * n, feb],
      [area, '2026-02', feb, 0, 0, 0],
      [area, '2026-03', 0, count * 7, count * n, feb],
      [area, '2026-04', apr, 0, 0, feb],
      [area, '2026-Q1', feb, count * 7, count * n, feb],
      [area, '2026-Q2', apr, 0, 0, feb],
    ];
    expect(await tableOf(database, 'area_code, period, opened, closed, minutes, active')).toEqual([
      ...[province, city, county, town].flatMap((area) => rowsOf(area, 44, 42, 3)),
      ...rowsOf(villageA, 23, 22, 2),
      ...rowsOf(grid1, 11, 2, 1),
      ...rowsOf(grid2, 12, 20, 1),
      ...rowsOf(villageB, 21, 20, 1),
      ...rowsOf(grid3, 21, 20, 1),
    ]);
  });

  test('with towns as the finest areas keeps no village row, and sums alike', async () => {
    if (!database) return;
    await seed(database, 'TOWN');
    await writeAncestors(database.dataSource, defineRollup({ ...definition, finest: 'TOWN' }));
    expect(await tableOf(database, 'area_code, period, opened')).toEqual(
      [province, city, county, town].flatMap((area) =>
        [86, 44, 0, 42, 44, 42].map((opened, i) => [area, periods[i], opened]),
      ),
    );
  });

  test('withholds a small count with a partner over areas and periods, and publishes the rest', async () => {
    if (!database) return;
    const own = await seed(database, 'GRID');
    await applySuppression(database.dataSource, own);
    const withheld = (await tableOf(database, 'area_code, period, suppression')).filter(
      (row) => row[2] !== '....',
    );
    // The 2 cases of grid 1 in April are its second quarter too. Their partners: over areas grid 2, over
    // the year the first quarter of grid 1, whose one month with cases is February; and so on in grid 2.
    expect(withheld).toEqual([
      [grid1, '2026-02', 'C...'],
      [grid1, '2026-04', 'P...'],
      [grid1, '2026-Q1', 'C...'],
      [grid1, '2026-Q2', 'P...'],
      [grid2, '2026-02', 'C...'],
      [grid2, '2026-04', 'C...'],
      [grid2, '2026-Q1', 'C...'],
      [grid2, '2026-Q2', 'C...'],
    ]);
  });

  test('finds no difference from the rows it was folded from', async () => {
    if (!database) return;
    for (const finest of ['GRID', 'TOWN'] as const) {
      await database.dataSource.query('DELETE FROM case_rollup');
      const own = await seed(database, finest);
      await applySuppression(database.dataSource, own);
      expect(await verifyRollups(database.dataSource, own, stream(foldChunks(finest)))).toEqual([]);
    }
  });

  test('reports a changed count, a lifted suppression and a row too many or too few', async () => {
    if (!database) return;
    const { dataSource } = database;
    const own = await seed(database, 'GRID');
    await applySuppression(dataSource, own);
    await dataSource.query(
      `UPDATE case_rollup SET closed = 9 WHERE area_code = '${town}' AND period = '2026-Q1'`,
    );
    await dataSource.query(
      `UPDATE case_rollup SET suppression = '....' WHERE area_code = '${grid1}' AND period = '2026-04'`,
    );
    await dataSource.query(
      `DELETE FROM case_rollup WHERE area_code = '${villageB}' AND period = '2026-02'`,
    );
    await dataSource.query(
      `INSERT INTO case_rollup (area_code, period, suppression) VALUES ('${villageB}009', '2026', '....')`,
    );
    const differences = await verifyRollups(dataSource, own, stream(foldChunks('GRID')));
    expect(differences).toEqual([
      { area: villageB, period: '2026-02', measure: 'area_code', stored: null, expected: villageB },
      { area: town, period: '2026-Q1', measure: 'closed', stored: 9, expected: 21 },
      { area: grid1, period: '2026-04', measure: 'suppression', stored: '....', expected: 'P...' },
      {
        area: `${villageB}009`,
        period: '2026',
        measure: 'area_code',
        stored: `${villageB}009`,
        expected: null,
      },
    ]);
    const first = await verifyRollups(dataSource, own, stream(foldChunks('GRID')), 1);
    expect(first).toEqual([
      { area: town, period: '2026-Q1', measure: 'closed', stored: 9, expected: 21 },
    ]);
  });

  test('refuses to publish a table that does not add up', async () => {
    if (!database) return;
    const own = await seed(database, 'GRID');
    await database.dataSource.query(
      `UPDATE case_rollup SET closed = 9 WHERE area_code = '${town}' AND period = '2026-Q1'`,
    );
    await expect(applySuppression(database.dataSource, own)).rejects.toMatchObject({
      code: 'INTERNAL_ERROR',
      message: expect.stringContaining(
        `"closed" of area "${town}" in "2026" is 21, its parts are 9`,
      ),
    });
  });

  test('loads 200 areas of two periods in one statement and reads cells, ratios and amounts', async () => {
    if (!database) return;
    const own = await seed(database, 'GRID');
    await applySuppression(database.dataSource, own);
    const loader = createRollupLoader(database.dataSource, own);
    database.takeStatements();
    const keys = [
      { area: town, period: '2026' },
      { area: grid1, period: '2026-04' },
      { area: town, period: '2026-Q1' },
      ...Array.from({ length: 197 }, (_, i) => ({ area: `990101001${i + 100}`, period: '2026' })),
    ];
    const rows = await loader.loadMany([...keys, { area: town, period: '2026' }]);
    expect(database.takeStatements()).toHaveLength(1);
    const [year, april, quarter, none] = rows.map((row) =>
      row instanceof Error ? undefined : row,
    );
    expect([
      readCell(year, own, 'opened'),
      readCell(april, own, 'opened'),
      readCell(none, own, 'opened'),
      readAmount(quarter, own, 'minutes'),
      readRatio(year, own, 'closed', 'opened').value,
      readRatio(april, own, 'opened', 'active').value,
      readRatio(april, own, 'active', 'closed').value,
    ]).toEqual([
      { value: 86, suppressed: false, reason: null },
      { value: null, suppressed: true, reason: 'SUPPRESSED' },
      { value: null, suppressed: false, reason: 'NO_DATA' },
      9_000_000_000,
      21 / 86,
      null,
      null,
    ]);
  });

  test('explains a period outside the history, asking for its bounds once', async () => {
    if (!database) return;
    const own = await seed(database, 'GRID');
    expect(await historyOf(database.dataSource, own)).toEqual({
      firstMonth: '2026-02',
      lastMonth: '2026-04',
    });
    const read = createRowReader(
      database.dataSource,
      own,
      createRollupLoader(database.dataSource, own),
    );
    database.takeStatements();
    expect(await read({ area: town, period: '2026-Q2' })).toMatchObject({ opened: 42 });
    expect(database.takeStatements()).toHaveLength(1);
    const [unknownArea, ...failures] = await Promise.allSettled([
      read({ area: '990199000000', period: '2026-Q2' }),
      read({ area: town, period: '2026-05' }),
      read({ area: town, period: '2025' }),
      read({ area: town, period: '2026-13' }),
    ]);
    expect(unknownArea).toEqual({ status: 'fulfilled', value: undefined });
    expect(failures).toMatchObject([
      {
        reason: {
          code: 'PERIOD_NOT_FOUND',
          message:
            'There are no statistics for "2026-05". Expected a period from "2026-02" to "2026-04".',
        },
      },
      { reason: { code: 'PERIOD_NOT_FOUND' } },
      { reason: { code: 'PERIOD_MALFORMED' } },
    ]);
    expect(database.takeStatements()).toHaveLength(2);
  });

  test('says that there is no history in an empty table', async () => {
    if (!database) return;
    const read = createRowReader(
      database.dataSource,
      rollup,
      createRollupLoader(database.dataSource, rollup),
    );
    await expect(read({ area: town, period: '2026' })).rejects.toMatchObject({
      code: 'PERIOD_NOT_FOUND',
    });
  });

  test('adds departments up to the department above, and protects them against their region', async () => {
    if (!database) return;
    const { dataSource } = database;
    const bureau = '11990101MB0000001A';
    const [east, west] = ['11990101MB0000002B', '11990101MB0000003C'] as const;
    const own = defineRollup({
      ...definition,
      finest: 'VILLAGE',
      parentOf: (area) => {
        if (area === bureau) return county;
        return area.length === 18 ? bureau : regionParentOf(area);
      },
    });
    const fold = new RollupAccumulator(own, ['2026-02']);
    fold.add(villageA, '2026-02', 'opened', 20);
    fold.add(villageB, '2026-02', 'opened', 22);
    fold.add(east, '2026-02', 'opened', 3);
    fold.add(west, '2026-02', 'opened', 39);
    await insertRollupRows(dataSource.manager, own, fold.rows());
    await writeAncestors(dataSource, own);
    await applySuppression(dataSource, own);
    const rows = await tableOf(database, 'area_code, period, opened, suppression');
    expect(
      rows.filter((row) => row[1] === '2026-Q1').map(([area, , n, text]) => [area, n, text]),
    ).toEqual([
      [bureau, 42, '....'],
      [east, 3, 'P...'],
      [west, 39, 'C...'],
      ...[province, city, county, town].map((area) => [area, 42, '....']),
      [villageA, 20, '....'],
      [villageB, 22, '....'],
    ]);
    expect(await verifyRollups(dataSource, own, stream([fold.rows()]))).toEqual([]);
  });

  test('drops its table', async () => {
    if (!database) return;
    const runner = database.dataSource.createQueryRunner();
    await dropRollupTable(runner, rollup);
    expect(await runner.hasTable('case_rollup')).toBe(false);
    await runner.release();
  });
});
