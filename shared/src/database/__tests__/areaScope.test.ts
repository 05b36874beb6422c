import type { DataSource } from 'typeorm';
import { describeOnEachDatabase, viewerOf } from '../../testing';
import { type AreaColumns, areaScope, belongsTo, nothing, openDatabase } from '..';

const county = '990101000000';
const grid = '990101001001001';

/** Codes as departments keep them: counties in six digits, towns in nine; by a collation that sorts "~" early. */
const places = (collate: string) => `(
  SELECT '990101' ${collate} AS region, '990101001001001' ${collate} AS grid, 'county' AS name
  UNION ALL SELECT '990101001', '990101001001002', 'town'
  UNION ALL SELECT '990101001001', '990101001001001', 'village'
  UNION ALL SELECT '990102001001', '990102001001001', 'elsewhere'
  UNION ALL SELECT '350101001001', '350101001001001', 'far'
  UNION ALL SELECT NULL, NULL, 'nowhere') AS place`;

describeOnEachDatabase('the scope of an area', ({ url }) => {
  let database: DataSource;
  let table: string;
  beforeAll(async () => {
    database = await openDatabase(url(), { name: 'places' });
    table = places(url().kind === 'MYSQL' ? 'COLLATE utf8mb4_unicode_ci' : '');
  });
  afterAll(() => database.destroy());

  async function seen(viewer: ReturnType<typeof viewerOf>, columns: AreaColumns) {
    const { sql, parameters } = areaScope(viewer, columns);
    const rows: { name: string }[] = await database.query(
      `SELECT name FROM ${table} WHERE ${sql} ORDER BY name`,
      [...parameters],
    );
    return rows.map(({ name }) => name);
  }

  it('holds the rows inside the regions of the viewer, however short their codes', async () => {
    const viewer = viewerOf('MEDIATOR', { regions: [county] });
    expect(await seen(viewer, { region: 'region' })).toEqual(['county', 'town', 'village']);
    expect(await seen(viewer, { grid: 'grid' })).toEqual(['county', 'town', 'village']);
  });

  it('holds the own grids of a grid worker, and nothing of a table that tells no grids', async () => {
    const viewer = viewerOf('GRID', { grids: [grid], regions: [county] });
    expect(await seen(viewer, { region: 'region', grid: 'grid' })).toEqual(['county', 'village']);
    expect(areaScope(viewer, { region: 'region' })).toBe(nothing);
  });

  it('holds nothing for a viewer without a place', () => {
    expect(areaScope(viewerOf('ANALYST'), { region: 'region', grid: 'grid' })).toBe(nothing);
  });

  it('reads numbers as the texts that they are written as', async () => {
    const numbers = `(SELECT 990101001001 AS code UNION ALL SELECT 350101001001) AS numbers`;
    const text = 'CAST(code AS CHAR)';
    const { sql, parameters } = areaScope(viewerOf('POLICE', { regions: [county] }), {
      region: text,
    });
    const rows: { code: number }[] = await database.query(
      `SELECT code FROM ${numbers} WHERE ${sql}`,
      [...parameters],
    );
    expect(rows.map(({ code }) => Number(code))).toEqual([990101001001]);
  });

  it('passes on to the rows that refer to one in it', async () => {
    const visits = `(SELECT 'v1' AS id, 'village' AS place UNION ALL SELECT 'v2', 'far' UNION ALL SELECT 'v3', NULL) AS visit`;
    const condition = areaScope(viewerOf('POLICE', { regions: [county] }), { region: 'region' });
    const { sql, parameters } = belongsTo('place', { table, key: 'name', condition });
    expect(await database.query(`SELECT id FROM ${visits} WHERE ${sql}`, [...parameters])).toEqual([
      { id: 'v1' },
    ]);
    expect(belongsTo('place', { table, key: 'name', condition: nothing })).toBe(nothing);
  });
});
