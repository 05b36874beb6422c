import {
  createSourceDatabase,
  describeMysql,
  type SourceDatabase,
} from '@civicgraph/shared/testing';
import { awkwardTables } from '../../__tests__/awkwardTables';
import { readMysql } from '../readMysql';
import type { Source } from '../Source';

describeMysql('reading a MySQL database', () => {
  let database: SourceDatabase;
  let source: Source;
  beforeAll(async () => {
    database = await createSourceDatabase(awkwardTables);
    source = await readMysql(database.url);
  });
  afterAll(() => database.drop());

  const table = (name: string) => source.tables.find((candidate) => candidate.name === name);

  it('finds tables and views with their keys and foreign keys', () => {
    expect(
      source.tables.map(({ name, isView, key, foreignKeys }) => ({
        name,
        isView,
        key,
        leadsTo: foreignKeys.map((foreign) => [foreign.columns, foreign.table]),
      })),
    ).toEqual([
      { name: 'log_line', isView: false, key: [], leadsTo: [] },
      { name: 'order', isView: false, key: ['group', 'key'], leadsTo: [] },
      { name: 'patrol', isView: false, key: ['id'], leadsTo: [] },
      { name: 'picture', isView: false, key: ['hash'], leadsTo: [] },
      { name: 'post_view', isView: true, key: [], leadsTo: [] },
      { name: 'posts', isView: false, key: ['id'], leadsTo: [[['station_id'], 'stations']] },
      { name: 'region', isView: false, key: ['code'], leadsTo: [] },
      { name: 'resident', isView: false, key: ['id'], leadsTo: [] },
      {
        name: 'stations',
        isView: false,
        key: ['id'],
        leadsTo: [
          [['parent_id'], 'stations'],
          [['main_post_id'], 'posts'],
        ],
      },
      { name: 't_type_samples', isView: false, key: ['id'], leadsTo: [] },
      {
        name: 'transfers',
        isView: false,
        key: ['id'],
        leadsTo: [
          [['from_station_id'], 'stations'],
          [['to_station_id'], 'stations'],
          [['order_group', 'order_key'], 'order'],
        ],
      },
      { name: 'visit', isView: false, key: ['id'], leadsTo: [[['resident_id'], 'resident']] },
      { name: '案件 登记', isView: false, key: ['编号'], leadsTo: [] },
    ]);
  });

  it('tells the types of columns, by their values where the name of the type does not', () => {
    expect(table('t_type_samples')?.columns.map(({ name, type }) => [name, type])).toEqual([
      ['id', { kind: 'BIG_INTEGER' }],
      ['small', { kind: 'INTEGER' }],
      ['wide', { kind: 'UNSIGNED' }],
      ['big', { kind: 'BIG_INTEGER' }],
      ['price', { kind: 'DECIMAL', precision: 10, scale: 2 }],
      ['huge', { kind: 'DECIMAL', precision: 30, scale: 4 }],
      ['ratio', { kind: 'FLOAT' }],
      ['is_open', { kind: 'BOOLEAN' }],
      ['step', { kind: 'INTEGER' }],
      ['on_bit', { kind: 'BIT' }],
      ['bits', { kind: 'OPAQUE', sqlType: 'bit(8)' }],
      ['picture', { kind: 'OPAQUE', sqlType: 'blob' }],
      ['at_time', { kind: 'TIME' }],
      ['made_in', { kind: 'INTEGER' }],
      ['kinds', { kind: 'SET', values: ['A', 'B'] }],
      ['state', { kind: 'ENUM', values: ['待处理', '已处理'] }],
      ['mode', { kind: 'ENUM', values: ['ON', 'OFF'] }],
      ['created', { kind: 'DATE_TIME' }],
      ['day', { kind: 'DATE' }],
    ]);
  });

  it('keeps comments and values beside each column', () => {
    expect(table('案件 登记')?.columns[3]).toEqual({
      name: 'row',
      label: 'row',
      position: 4,
      comment: '*/ \\ ` " $[1]',
      type: { kind: 'INTEGER' },
      isNullable: true,
      sample: ['1', '2'],
    });
  });

  it('tells a wrong password and an unknown database without the password', async () => {
    const wrong = new URL(database.url);
    wrong.password = 'top-secret';
    for (const url of [wrong.href, `${database.url}_other`]) {
      await expect(readMysql(url)).rejects.toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        message: expect.not.stringMatching(/top-secret|pass#/),
      });
    }
  });
});
