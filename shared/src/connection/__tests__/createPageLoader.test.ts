import { type DataSource, Table } from 'typeorm';
import { insertRows, openDatabase, statementsOf } from '../../database';
import { describeOnEachDatabase } from '../../testing';
import { createPageLoader } from '../createPageLoader';

class Letters1700000000001 {
  name = 'Letters1700000000001';
  async up(queryRunner: import('typeorm').QueryRunner) {
    await queryRunner.createTable(
      new Table({
        name: 'letter',
        columns: [
          { name: 'code', type: 'varchar', length: '4', isPrimary: true },
          { name: 'owner', type: 'varchar', length: '4' },
          { name: 'vowel', type: 'int' },
        ],
      }),
    );
  }
  async down() {}
}

interface Letter {
  readonly code: string;
}

describeOnEachDatabase('a page loader', (databases) => {
  let database: DataSource;
  beforeAll(async () => {
    database = await openDatabase(databases.url(), {
      name: 'letters',
      entities: [],
      migrations: [Letters1700000000001],
    });
    await insertRows(
      database.manager,
      'letter',
      ['a', 'b', 'c', 'd', 'e'].flatMap((letter) =>
        ['X', 'Y'].map((owner) => ({
          code: `${owner}${letter}`,
          owner,
          vowel: 'ae'.includes(letter),
        })),
      ),
    );
  });
  afterAll(() => database.destroy());

  const load = async (
    parents: string[],
    page: { limit: number; after: string | null },
    options: { descending?: boolean; vowels?: boolean } = {},
  ) => {
    const loader = createPageLoader<Letter>(database, {
      table: 'letter',
      columns: [],
      parent: 'owner',
      key: 'code',
      descending: options.descending ?? false,
    });
    const before = statementsOf(database).count;
    const pages = await Promise.all(
      parents.map((parent) =>
        loader.load({
          parent,
          page,
          ...(options.vowels ? { condition: { sql: 'vowel = ?', parameters: [1] } } : {}),
        }),
      ),
    );
    return {
      pages: pages.map((rows) => rows.map(({ code }) => code)),
      statements: statementsOf(database).count - before,
    };
  };

  it.each([
    ['one parent', ['X'], {}, [['Xa', 'Xb', 'Xc']]],
    ['many parents', ['Y', 'X', 'none'], {}, [['Ya', 'Yb', 'Yc'], ['Xa', 'Xb', 'Xc'], []]],
    [
      'a descending list',
      ['X', 'Y'],
      { descending: true },
      [
        ['Xe', 'Xd', 'Xc'],
        ['Ye', 'Yd', 'Yc'],
      ],
    ],
    [
      'a condition',
      ['X', 'Y'],
      { vowels: true },
      [
        ['Xa', 'Xe'],
        ['Ya', 'Ye'],
      ],
    ],
  ])(
    'reads limit + 1 rows a parent in one statement: %s',
    async (_title, parents, options, pages) => {
      expect(await load(parents, { limit: 2, after: null }, options)).toEqual({
        pages,
        statements: 1,
      });
    },
  );

  it('goes on after a key', async () => {
    expect(await load(['X'], { limit: 2, after: 'Xc' })).toMatchObject({ pages: [['Xd', 'Xe']] });
    expect(await load(['X'], { limit: 2, after: 'Xc' }, { descending: true })).toMatchObject({
      pages: [['Xb', 'Xa']],
    });
  });
});
