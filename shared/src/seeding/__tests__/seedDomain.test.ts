import { type DataSource, type QueryRunner, Table } from 'typeorm';
import { createCity } from '../../city';
import { insertRows, openDatabase, type Row } from '../../database';
import { createRollupTable, defineRollup } from '../../rollup';
import { describeOnEachDatabase } from '../../testing';
import type { SyntheticDomain, TableRow } from '../SyntheticDomain';
import { seedDomain } from '../seedDomain';
import { verifyDomainRollups } from '../verifyDomainRollups';

const rollup = defineRollup({
  table: 'visit_rollup',
  threshold: 5,
  finest: 'GRID',
  measures: [{ name: 'visits', kind: 'FLOW' }],
  equations: [],
});

class Visits1700000000001 {
  name = 'Visits1700000000001';
  async up(queryRunner: QueryRunner) {
    await queryRunner.createTable(
      new Table({
        name: 'visit',
        columns: [
          { name: 'id', type: 'int', isPrimary: true },
          { name: 'grid_code', type: 'varchar', length: '15' },
          { name: 'visited_month', type: 'varchar', length: '7' },
        ],
      }),
    );
    await createRollupTable(queryRunner, rollup);
  }
  async down() {}
}

const city = createCity('XS');

/** One visit a person in the month of its index; `failAt` ends the run before a village is complete. */
function visits(failAt?: string): SyntheticDomain {
  return {
    chunk: 'VILLAGE',
    *chunkRows(_city, villages): Iterable<TableRow> {
      for (const grid of villages.flatMap(({ grids }) => grids)) {
        for (
          let index = grid.persons.start;
          index < grid.persons.start + grid.persons.count;
          index += 1
        ) {
          const visited_month = city.months[index % city.months.length] ?? '';
          yield ['visit', { id: index, grid_code: grid.code, visited_month }];
        }
        if (grid.villageCode === failAt) throw new Error('killed');
      }
    },
    rollups: [
      {
        rollup,
        fold(accumulator, _table, row) {
          accumulator.add(row.grid_code as string, row.visited_month as string, 'visits');
        },
        async *storedRows(database, villages) {
          for (const { code } of villages.flatMap(({ grids }) => grids)) {
            const rows: Row[] = await database.query('SELECT * FROM visit WHERE grid_code = ?', [
              code,
            ]);
            for (const row of rows) yield ['visit', row];
          }
        },
      },
    ],
  };
}

describeOnEachDatabase('seeding a domain', (databases) => {
  let database: DataSource;
  beforeAll(async () => {
    database = await openDatabase(databases.url(), {
      name: 'visits',
      entities: [],
      migrations: [Visits1700000000001],
    });
  });
  afterAll(() => database.destroy());

  const rowCipher = { encrypt: (_table: string, rows: readonly Row[]) => rows };
  const seed = (synthetic: SyntheticDomain, of = city) =>
    seedDomain({ database, rowCipher }, { name: 'visits', synthetic }, of);
  const count = async (table: string) =>
    Number((await database.query(`SELECT COUNT(*) AS n FROM ${table}`))[0].n);

  it('goes on after a run that was killed, with no row twice and none left out', async () => {
    const half = city.villages[4]?.code ?? '';
    await expect(seed(visits(half))).rejects.toThrow('killed');
    const before = await count('visit');
    expect(before).toBe(city.villages[4]?.persons.start);
    await seed(visits());
    expect(await count('visit')).toBe(4000);
  });

  it('leaves a database alone that holds the city', async () => {
    const rows = await count('visit_rollup');
    await seed(visits(city.villages[0]?.code));
    expect([await count('visit'), await count('visit_rollup')]).toEqual([4000, rows]);
  });

  it('refuses a database that holds another city', async () => {
    await expect(seed(visits(), createCity('S'))).rejects.toMatchObject({
      code: 'ARGUMENT_INVALID',
      message: expect.stringContaining('holds tier XS of seed 1 already'),
    });
  });

  it('makes rollups up to the province that verify against the rows', async () => {
    const [province] = await database.query(
      "SELECT visits, suppression FROM visit_rollup WHERE area_code = '990000000000' AND period = '2025'",
    );
    // 2025 is months 38 to 49 of 60; months 0 to 39 have 67 of the 4,000 visits, the others 66.
    expect({ ...province }).toEqual({ visits: 2 * 67 + 10 * 66, suppression: '.' });
    expect(await verifyDomainRollups(database, { name: 'visits', synthetic: visits() })).toEqual(
      [],
    );
  });

  it('finds a rollup that no longer agrees with its rows, at every level', async () => {
    const [first] = city.grids;
    await insertRows(database.manager, 'visit', [
      { id: 999_999, grid_code: first?.code ?? '', visited_month: '2026-10' },
    ]);
    const differences = await verifyDomainRollups(database, {
      name: 'visits',
      synthetic: visits(),
    });
    expect(
      differences
        .filter(({ measure, period }) => measure === 'visits' && period === '2026-10')
        .map(({ area, stored, expected }) => [area.length, Number(expected) - Number(stored)]),
    ).toEqual([15, 12, 12, 12, 12, 12].map((length) => [length, 1]).toSorted());
  });
});
