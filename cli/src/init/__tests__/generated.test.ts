import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSourceDatabase, describeMysql } from '@civicgraph/shared/testing';
import { initSubgraph } from '../initSubgraph';
import { awkwardTables } from './awkwardTables';
import { checkoutFolder, compile, generatedFolder, lint, runTests } from './generatedFolder';
import { mediationTables } from './mediationTables';

// Compilers and linters run here, on machines that have other things to do.
jest.setTimeout(240_000);

const owner = '11990100000100044M';
const base = { owner, include: [], connection: null };
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(make: () => string): string {
  const folder = make();
  folders.push(folder);
  return folder;
}

async function expectSound(folder: string) {
  expect(await compile(folder)).toBe('');
  expect(await runTests(folder)).toBe('');
}

describeMysql('a subgraph made of a database', () => {
  it.each([
    ['a well-kept one', mediationTables, []],
    ['one that grew over the years, its persons included', awkwardTables, ['resident']],
  ])('of %s compiles, passes the linter and its own tests', async (_title, tables, include) => {
    const database = await createSourceDatabase(tables);
    try {
      const parent = newFolder(generatedFolder);
      const out = join(parent, 'office');
      await initSubgraph({ ...base, name: 'old-office', from: database.url, out, include });
      expect(await lint(parent)).toBe('');
      await expectSound(out);
    } finally {
      await database.drop();
    }
  });

  it('compiles and passes the linter among the subgraphs of a checkout', async () => {
    const database = await createSourceDatabase(mediationTables);
    try {
      const checkout = newFolder(checkoutFolder);
      const out = join(checkout, 'subgraphs', 'mediation');
      await initSubgraph({ ...base, name: 'mediation', from: database.url, out });
      expect(await lint(out)).toBe('');
      expect(await compile(out)).toBe('');
    } finally {
      await database.drop();
    }
  });
});

describe('a subgraph made of a file', () => {
  it.each([
    [
      'of Chinese columns',
      '工单编号,标题,登记日期,区划代码,联系电话,是否办结,评价,金额\nRX1,路灯,2026/1/3,990101001001,13800000001,是,4.5,100\nRX2,井盖,2026年1月4日,990102001001,13800000002,否,,\n',
    ],
    [
      'of reserved words and long texts',
      `order,group,select,key,value\n1,a,${'x'.repeat(900)},k,\n2,b,"""quoted""\n*/ \${1} \\",k,\n`,
    ],
  ])('%s compiles, passes the linter and its own tests', async (_title, content) => {
    const parent = newFolder(generatedFolder);
    const from = join(parent, '热线 calls.csv');
    writeFileSync(from, content);
    const out = join(parent, 'calls');
    await initSubgraph({ ...base, name: 'hotline', from, out });
    expect(await lint(parent)).toBe('');
    await expectSound(out);
  });
});
