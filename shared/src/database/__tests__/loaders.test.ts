import type { DataSource } from 'typeorm';
import { describeOnEachDatabase } from '../../testing';
import {
  createDayReader,
  createListLoader,
  createRowLoader,
  isOneOf,
  nothing,
  openDatabase,
  placeholders,
  statementsOf,
} from '..';

interface NoteRow {
  readonly id: string;
  readonly topic: string;
  readonly text: string;
}

/** Stands in for a table of notes. */
const notes = `(SELECT '1' AS id, 'a' AS topic, 'first' AS text
  UNION ALL SELECT '2', 'b', 'second' UNION ALL SELECT '3', 'a', 'third') AS note`;

describeOnEachDatabase('loaders', ({ url }) => {
  let database: DataSource;

  beforeAll(async () => {
    database = await openDatabase(url(), { name: 'loaders', entities: [], migrations: [] });
  });
  afterAll(() => database.destroy());

  /** What is loaded, and in how many statements. */
  async function counted<Value>(load: () => Promise<Value>): Promise<[Value, number]> {
    const before = statementsOf(database).count;
    const value = await load();
    return [value, statementsOf(database).count - before];
  }

  describe('of rows', () => {
    const options = { table: notes, columns: ['text'], key: 'id' } as const;

    it('find the rows of a batch in the order of the keys, in one statement', async () => {
      const loader = createRowLoader<NoteRow>(database, options);
      expect(await counted(() => loader.loadMany(['3', 'none', '1', '3']))).toEqual([
        [{ id: '3', text: 'third' }, null, { id: '1', text: 'first' }, { id: '3', text: 'third' }],
        1,
      ]);
    });

    it('find none that the condition hides', async () => {
      const condition = isOneOf('topic', ['b']);
      const loader = createRowLoader<NoteRow>(database, { ...options, condition });
      expect(await loader.loadMany(['1', '2'])).toEqual([null, { id: '2', text: 'second' }]);
    });

    it('do not look for what cannot be found', async () => {
      const hidden = createRowLoader<NoteRow>(database, { ...options, condition: nothing });
      expect(await counted(() => hidden.loadMany(['1', '2']))).toEqual([[null, null], 0]);
      const maySee = (key: string) => key === '2';
      const some = createRowLoader<NoteRow>(database, { ...options, maySee });
      expect(await counted(() => some.loadMany(['1', '3']))).toEqual([[null, null], 0]);
      expect(await some.loadMany(['1', '2'])).toEqual([null, { id: '2', text: 'second' }]);
    });
  });

  it('of lists find the rows of each key in the order of the statement', async () => {
    const loader = createListLoader<{ text: string }>(database, (topics) => ({
      sql: `SELECT topic AS owner, text FROM ${notes} WHERE topic IN (${placeholders(topics)}) ORDER BY id DESC`,
      parameters: topics,
    }));
    expect(await counted(() => loader.loadMany(['b', 'none', 'a']))).toEqual([
      [
        [{ owner: 'b', text: 'second' }],
        [],
        [
          { owner: 'a', text: 'third' },
          { owner: 'a', text: 'first' },
        ],
      ],
      1,
    ]);
  });

  it('of the day read it once, and say when there is none', async () => {
    const read = createDayReader(
      database,
      "(SELECT 1 AS id, '2026-10-31' AS today) AS day",
      'today',
    );
    expect(await counted(() => Promise.all([read(), read()]))).toEqual([
      ['2026-10-31', '2026-10-31'],
      1,
    ]);
    const empty = createDayReader(database, "(SELECT 2 AS id, '' AS today) AS day", 'today');
    await expect(empty()).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
  });
});
