import { type DataSource, type QueryRunner, Table } from 'typeorm';
import { column, openDatabase } from '../../database';
import { describeOnEachDatabase } from '../../testing';
import { type CsvImport, importCsv } from '..';

const { date, double, nullable, primary, text, tinyint } = column;

class Calls1700000000001 {
  name = 'Calls1700000000001';
  async up(queryRunner: QueryRunner) {
    await queryRunner.createTable(
      new Table({
        name: 'hot_call',
        columns: [
          primary(text('code', 8)),
          date('day'),
          nullable(double('sum')),
          nullable(tinyint('closed')),
        ],
      }),
    );
  }
  async down() {}
}

const calls: CsvImport = {
  table: 'hot_call',
  key: 'code',
  columns: [
    { column: 'code', header: '编号', kind: 'TEXT', isNullable: false },
    { column: 'day', header: '日期', kind: 'DATE', isNullable: false },
    { column: 'sum', header: '金额', kind: 'DECIMAL', isNullable: true },
    { column: 'closed', header: '办结', kind: 'BOOLEAN', isNullable: true },
  ],
};

describeOnEachDatabase('importing a CSV file', ({ url }) => {
  let database: DataSource;
  beforeAll(async () => {
    database = await openDatabase(url(), { name: 'calls', migrations: [Calls1700000000001] });
  });
  afterAll(() => database.destroy());
  const load = (lines: readonly string[]) =>
    importCsv(database, calls, 'calls.csv', Buffer.from(lines.join('\n')));
  const rows = () => database.query('SELECT code, day, sum, closed FROM hot_call ORDER BY code');

  it('replaces the rows, whatever the order of the columns', async () => {
    await load(['编号,日期,金额,办结', 'X,2026-01-01,,']);
    expect(
      await load(['金额,日期,其他,编号,办结', '1.5,2026/1/2,?,A,是', ',2026-01-03,?,B,']),
    ).toBe(2);
    expect(await rows()).toEqual([
      { code: 'A', day: '2026-01-02', sum: 1.5, closed: 1 },
      { code: 'B', day: '2026-01-03', sum: null, closed: null },
    ]);
  });

  it.each([
    ['a value of another kind', ['编号,日期,金额,办结', 'A,top-secret,,'], 'IMPORT_ROW_INVALID'],
    ['no value where one is needed', ['编号,日期,金额,办结', 'A,,,'], 'IMPORT_ROW_INVALID'],
    [
      'a key twice',
      ['编号,日期,金额,办结', 'top-secret,2026-01-01,,', 'top-secret,2026-01-02,,'],
      'IMPORT_ROW_INVALID',
    ],
    ['a column missing', ['编号,日期,金额', 'A,2026-01-01,'], 'SOURCE_UNREADABLE'],
  ])('changes nothing for a file with %s', async (_title, lines, code) => {
    await load(['编号,日期,金额,办结', 'A,2026-01-01,,']);
    await expect(load(lines)).rejects.toMatchObject({
      code,
      message: expect.not.stringContaining('top-secret'),
    });
    expect(await rows()).toEqual([{ code: 'A', day: '2026-01-01', sum: null, closed: null }]);
  });
});
