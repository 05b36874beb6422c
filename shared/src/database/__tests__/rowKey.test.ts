import { type DataSource, type QueryRunner, Table } from 'typeorm';
import { readPage } from '../../connection';
import { describeOnEachDatabase } from '../../testing';
import { column, createRowLoader, insertRows, joinKey, openDatabase, quoteName } from '..';

const { int, primary, text } = column;

/** Names that a statement does not take as they are, and a key of two columns. */
class Orders1700000000001 {
  name = 'Orders1700000000001';
  async up(queryRunner: QueryRunner) {
    await queryRunner.createTable(
      new Table({
        name: 'order',
        columns: [primary(text('group', 8)), primary(int('编号')), text('key', 8)],
      }),
    );
  }
  async down() {}
}

interface OrderRow {
  readonly group: string;
  readonly 编号: number;
  readonly key: string;
}

const orders = {
  table: quoteName('order'),
  columns: ['key'],
  key: ['group', '编号'],
} as const;

describeOnEachDatabase('a key of several columns', ({ url }) => {
  let database: DataSource;
  beforeAll(async () => {
    database = await openDatabase(url(), { name: 'orders', migrations: [Orders1700000000001] });
    const rows = ['a', 'b'].flatMap((group) =>
      [1, 2, 10].map((number) => ({ group, 编号: number, key: `${group}${number}` })),
    );
    await insertRows(database.manager, orders.table, rows);
  });
  afterAll(() => database.destroy());

  it('finds rows, and none for what is no such key', async () => {
    const loader = createRowLoader<OrderRow>(database, orders);
    const keys = [
      joinKey(['b', 10]),
      joinKey(['c', 1]),
      'b',
      '["b"]',
      '[1,2]',
      joinKey(['a', '1']),
    ];
    expect(await loader.loadMany(keys)).toEqual([
      { group: 'b', 编号: 10, key: 'b10' },
      null,
      null,
      null,
      null,
      { group: 'a', 编号: 1, key: 'a1' },
    ]);
  });

  it('orders pages, each after the last row of the one before', async () => {
    const pages: string[][] = [];
    let after: string | null = null;
    for (;;) {
      const rows: OrderRow[] = await readPage<OrderRow>(database, orders, { limit: 3, after });
      pages.push(rows.map(({ key }) => key));
      const last = rows[2];
      if (rows.length < 4 || !last) break;
      after = joinKey([last.group, last.编号]);
    }
    expect(pages).toEqual([
      ['a1', 'a2', 'a10', 'b1'],
      ['b1', 'b2', 'b10'],
    ]);
  });

  it('refuses a place in the list that it did not make', async () => {
    for (const after of ['x', '["a"]', '{}']) {
      await expect(readPage<OrderRow>(database, orders, { limit: 1, after })).rejects.toMatchObject(
        {
          code: 'CURSOR_MALFORMED',
        },
      );
    }
  });
});

class Numbers1700000000001 {
  name = 'Numbers1700000000001';
  async up(queryRunner: QueryRunner) {
    await queryRunner.createTable(new Table({ name: 'house', columns: [primary(int('id'))] }));
  }
  async down() {}
}

describeOnEachDatabase('a key of numbers', ({ url }) => {
  it('is found by its text, and by no other text that counts as the same', async () => {
    const migrations = [Numbers1700000000001];
    const database = await openDatabase(url(), { name: 'numbers', migrations });
    await insertRows(database.manager, 'house', [{ id: 7 }, { id: 0 }]);
    const loader = createRowLoader<{ id: number }>(database, {
      table: 'house',
      columns: ['id'],
      key: 'id',
    });
    const found = await loader.loadMany(['7', '07', '7.0', '7 ', 'seven']);
    await database.destroy();
    expect(found).toEqual([{ id: 7 }, null, null, null, null]);
  });
});
