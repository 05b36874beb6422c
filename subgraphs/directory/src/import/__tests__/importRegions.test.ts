import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '@civicgraph/shared';
import { describeOnEachDatabase, temporaryFolder } from '@civicgraph/shared/testing';
import type { DataSource } from 'typeorm';
import { entities } from '../../entities';
import { migrations } from '../../migrations';
import { importRegions } from '../importRegions';

const slice = join(__dirname, 'fixtures', 'slice');

describeOnEachDatabase('importing the national division tree', (databases) => {
  let database: DataSource;
  beforeAll(async () => {
    database = await openDatabase(databases.url(), { name: 'directory', entities, migrations });
  });
  afterAll(() => database.destroy());

  const count = async () => Number((await database.query('SELECT COUNT(*) AS n FROM region'))[0].n);
  const region = async (code: string) => {
    const [row] = await database.query(
      'SELECT name, level, parent_code, valid_from, valid_to FROM region WHERE code = ?',
      [code],
    );
    return row && { ...row };
  };

  /** The slice with one file changed. */
  function changed(file: string, change: (text: string) => string): string {
    const folder = temporaryFolder();
    cpSync(slice, folder, { recursive: true });
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
    return folder;
  }

  it.each([
    [
      'a code of the wrong length',
      'villages.csv',
      (text: string) => text.replace('110101001006', '11010100100'),
      'villages.csv, line 5: the code "11010100100" is not 12 digits',
    ],
    [
      'a code with a letter',
      'streets.csv',
      (text: string) => text.replace('110101003,', '11010100x,'),
      'streets.csv, line 4: the code "11010100x" is not 9 digits',
    ],
    [
      'no name',
      'areas.csv',
      (text: string) => text.replace('"西城区"', '""'),
      'areas.csv, line 3: the name "" is not 1 to 60 characters',
    ],
    [
      'an unknown parent',
      'villages.csv',
      (text: string) => text.replace('"银闸社区居委会",110101001', '"银闸社区居委会",110199001'),
      'villages.csv, line 3: the parent "110199001" is not in the tree',
    ],
    [
      'a code that stands twice',
      'streets.csv',
      (text: string) => text.replace('110101002', '110101001'),
      'streets.csv, line 3: the code "110101001" stands twice',
    ],
    [
      'a column too few',
      'villages.csv',
      (text: string) => `${text}110101001099,"末社区"\n`,
      'villages.csv, line 232: Invalid Record Length',
    ],
    [
      'a quote left open',
      'villages.csv',
      (text: string) => `${text}110101001099,"末社区,110101001,11,1101,110101\n`,
      'villages.csv, line 232: Quote Not Closed',
    ],
    [
      'a column missing',
      'cities.csv',
      (text: string) => text.replace('provinceCode', 'province'),
      'cities.csv, line 1: the column "provinceCode" is missing',
    ],
  ])('names file and line of %s, and loads nothing', async (_title, file, change, message) => {
    const folder = changed(file, change);
    await expect(importRegions(database, folder)).rejects.toMatchObject({
      code: 'IMPORT_ROW_INVALID',
      message: expect.stringContaining(message),
    });
    expect(await count()).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it('says what a folder without the files should hold', async () => {
    await expect(importRegions(database, '/nonexistent')).rejects.toMatchObject({
      code: 'ARGUMENT_INVALID',
      message: expect.stringContaining('Cannot read "provinces.csv" in "/nonexistent" (ENOENT)'),
    });
  });

  it('loads every level, and a city without counties once', async () => {
    expect(await importRegions(database, slice)).toBe(2 + 2 + 2 + 24 + 230);
    expect(await count()).toBe(260);
    expect(await region('441900000000')).toMatchObject({
      level: 'CITY',
      parent_code: '440000000000',
    });
    expect(await region('441900003000')).toEqual({
      name: '东城街道',
      level: 'TOWN',
      parent_code: '441900000000',
      valid_from: '2023-06-30',
      valid_to: null,
    });
    expect(await region('110101001001')).toMatchObject({
      level: 'VILLAGE',
      parent_code: '110101001000',
    });
  });

  it('changes nothing the second time, and takes a new name', async () => {
    await importRegions(database, slice);
    expect(await count()).toBe(260);
    const folder = changed('villages.csv', (text) =>
      text.replace('银闸社区居委会', '银闸新社区居委会'),
    );
    await importRegions(database, folder);
    expect([await count(), (await region('110101001002')).name]).toEqual([260, '银闸新社区居委会']);
    rmSync(folder, { recursive: true });
  });
});
