import { describeOnEachDatabase } from '../../testing';
import {
  allOf,
  anyOf,
  beginsWith,
  type Condition,
  isInside,
  isOneOf,
  nothing,
  openDatabase,
} from '..';

describe('conditions', () => {
  it('take values as parameters only', () => {
    expect(isOneOf('code', ['a', "'b"])).toEqual({ sql: 'code IN (?,?)', parameters: ['a', "'b"] });
    expect(beginsWith('code', '99')).toEqual({
      sql: 'code BETWEEN ? AND ?',
      parameters: ['99', '99~'],
    });
  });

  it('are met by nothing where there is nothing to choose from', () => {
    for (const condition of [isOneOf('code', []), isInside('code', []), anyOf([nothing])]) {
      expect(condition).toBe(nothing);
      expect(allOf(beginsWith('code', '99'), condition)).toBe(nothing);
    }
    expect(anyOf([nothing, isOneOf('code', ['a'])])).toEqual(anyOf([isOneOf('code', ['a'])]));
  });

  it('are put together with their parameters in order, absent ones left out', () => {
    const either = anyOf([
      { sql: 'a = ?', parameters: [1] },
      { sql: 'b = ?', parameters: [2] },
    ]);
    expect(allOf(null, either, undefined, isOneOf('c', ['3']))).toEqual({
      sql: '((a = ?) OR (b = ?)) AND (c IN (?))',
      parameters: [1, 2, '3'],
    });
    expect(allOf(null)).toEqual({ sql: '1 = 1', parameters: [] });
  });
});

describeOnEachDatabase('isInside', ({ url }) => {
  const codes = [
    '990000000000',
    '990101000000',
    '990101001000',
    '990101001001',
    '990101001001001',
    '990101001001999-0007',
    '990101002000',
    '990110001000',
    '990200000000',
  ];

  it.each<readonly [area: string, first: number, last: number]>([
    ['990000000000', 0, 8],
    ['990100000000', 1, 7],
    ['990101000000', 1, 6],
    ['990101001000', 2, 5],
    ['990101001001', 3, 5],
    ['990101001001001', 4, 4],
  ])('finds what %s holds, of every level, and nothing else', async (area, first, last) => {
    const database = await openDatabase(url(), {
      name: 'conditions',
      entities: [],
      migrations: [],
    });
    const { sql, parameters }: Condition = isInside('code', [area]);
    const rows: { code: string }[] = await database.query(
      `SELECT code FROM (${codes.map((code) => `SELECT '${code}' AS code`).join(' UNION ALL ')}) AS listed WHERE ${sql} ORDER BY code`,
      [...parameters],
    );
    await database.destroy();
    expect(rows.map(({ code }) => code)).toEqual(codes.slice(first, last + 1));
  });
});
