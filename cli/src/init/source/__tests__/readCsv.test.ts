import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCsv } from '../readCsv';

const folder = mkdtempSync(join(tmpdir(), 'civicgraph-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(...lines: readonly string[]) {
  const path = join(folder, '热线 calls.csv');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return readCsv(path).tables[0];
}

describe('reading a CSV file', () => {
  it('infers types over all rows', () => {
    const table = read(
      'id,count,sum,closed,day,text,code,region_code,empty',
      '1,5,1.5,是,2026/1/2,a,007,990101,',
      '2,-6,2,否,2026-01-03,5,13800000001,990101,',
      '3,,,,,,12,350101,',
    );
    expect(table?.columns.map(({ name, type, isNullable }) => [name, type, isNullable])).toEqual([
      ['id', { kind: 'INTEGER' }, false],
      ['count', { kind: 'INTEGER' }, true],
      ['sum', { kind: 'FLOAT' }, true],
      ['closed', { kind: 'BOOLEAN' }, true],
      ['day', { kind: 'DATE' }, true],
      ['text', { kind: 'TEXT', length: 40 }, true],
      ['code', { kind: 'TEXT', length: 40 }, false],
      ['region_code', { kind: 'TEXT', length: 40 }, false],
      ['empty', { kind: 'TEXT', length: 40 }, true],
    ]);
  });

  it('gives columns names for a database, and keeps those of the header', () => {
    const table = read('编号,Case Name,case-name,2024', '1,a,a,x', '2,b,b,y');
    expect(table?.name).toBe('calls');
    expect(table?.columns.map(({ name, label }) => [name, label])).toEqual([
      ['column_1', '编号'],
      ['case_name', 'Case Name'],
      ['case_name2', 'case-name'],
      ['column_4_2024', '2024'],
    ]);
  });

  it.each([
    ['one named like a number before one that is not', 'title,code', 'a,1', 'b,2', 'code'],
    ['one in Chinese', 'title,登记编号', 'a,1', 'b,2', 'column_2'],
    ['any other where none is', 'title,kind', 'a,1', 'b,1', 'title'],
    [
      'none that tells of persons while there is another',
      'phone_no,title',
      '13800000001,a',
      '13800000002,b',
      'title',
    ],
  ])('takes for the key %s', (_title, header, first, second, key) => {
    expect(read(header, first, second)?.key).toEqual([key]);
  });

  it.each([
    ['no column without repeats', ['kind', 'a', 'a']],
    ['no rows', ['kind']],
  ])('refuses a file with %s', (_title, lines) => {
    expect(() => read(...lines)).toThrow(expect.objectContaining({ code: 'SOURCE_UNREADABLE' }));
  });

  it('refuses a file that is not there', () => {
    expect(() => readCsv(join(folder, 'none.csv'))).toThrow(
      expect.objectContaining({ code: 'SOURCE_UNREADABLE' }),
    );
  });
});
