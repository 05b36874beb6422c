import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unstatedBasis } from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { type InitOptions, initSubgraph } from '../initSubgraph';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const from = join(folder, 'calls.csv');
writeFileSync(from, 'id,title,phone\n1,a,13800000001\n2,b,13800000002\n');
const persons = join(folder, 'persons.csv');
writeFileSync(persons, 'id,sfzh\n1,990101199001011238\n');
const gbk = join(folder, 'gbk.csv');
writeFileSync(gbk, Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x0a, 0x31, 0x0a]));

let count = 0;
/** A place for a subgraph, in a folder that nothing else is in. */
function place(): { parent: string; out: string } {
  count += 1;
  const parent = join(folder, String(count));
  return { parent, out: join(parent, 'office') };
}

function init(options: Partial<InitOptions> & Pick<InitOptions, 'out'>) {
  return initSubgraph({ name: 'office', from, include: [], connection: null, ...options });
}

describe('a subgraph that cannot be made', () => {
  it.each<[string, Partial<InitOptions>, string]>([
    ['a name with capitals', { name: 'Office' }, 'SUBGRAPH_NAME_INVALID'],
    ['a name that leads out of the folder', { name: '../office' }, 'SUBGRAPH_NAME_INVALID'],
    [
      'an owner with a wrong check character',
      { owner: '11990100000100044N' },
      'DEPARTMENT_CODE_MALFORMED',
    ],
    ['a legal basis of blanks', { legalBasis: ' ' }, 'ARGUMENT_INVALID'],
    ['a legal basis of two lines', { legalBasis: '法\n法' }, 'ARGUMENT_INVALID'],
    ['a URL of another kind', { from: 'postgres://u:p@h/d' }, 'CONFIGURATION_INVALID'],
    ['a URL without a database', { from: 'mysql://u:p@h:3306/' }, 'CONFIGURATION_INVALID'],
    [
      'a server that does not answer',
      { from: 'mysql://u:p@127.0.0.1:1/d' },
      'DATABASE_UNREACHABLE',
    ],
    ['a file that is not there', { from: join(folder, 'none.csv') }, 'SOURCE_UNREADABLE'],
    ['a file in GBK', { from: gbk }, 'SOURCE_UNREADABLE'],
    ['a file of persons', { from: persons }, 'SOURCE_UNREADABLE'],
    ['a table to include that there is not', { include: ['other'] }, 'ARGUMENT_INVALID'],
  ])('is refused for %s, and leaves nothing behind', async (_title, options, code) => {
    const { parent, out } = place();
    await expect(init({ out, ...options })).rejects.toMatchObject({ code });
    expect(existsSync(parent)).toBe(false);
  });

  it('leaves nothing behind when the hub refuses its settings', async () => {
    const { parent, out } = place();
    const connection = {
      settings: () => Promise.reject(new Error('refused')),
      otherSchemas: async () => [],
    };
    await expect(init({ out, connection })).rejects.toThrow('refused');
    expect(existsSync(parent)).toBe(false);
  });

  it('leaves a folder as it is that holds something', async () => {
    const { out } = place();
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'notes.txt'), 'mine');
    await expect(init({ out })).rejects.toMatchObject({ code: 'FOLDER_NOT_EMPTY' });
    expect(readdirSync(out)).toEqual(['notes.txt']);
    await expect(init({ out: join(out, 'notes.txt') })).rejects.toMatchObject({
      code: 'FOLDER_NOT_EMPTY',
    });
  });
});

describe('a subgraph that is made', () => {
  it('takes an empty folder, and keeps everything it needs in it', async () => {
    const { parent, out } = place();
    mkdirSync(out, { recursive: true });
    const settings = { identityPublicKey: 'public', fetchKey: 'secret' };
    const asked: string[] = [];
    const connection = {
      settings: async (subgraph: string) => {
        asked.push(subgraph);
        return settings;
      },
      otherSchemas: async () => [],
    };
    const { hasSettings } = await init({ out, connection });
    expect(hasSettings).toBe(true);
    expect(asked).toEqual(['office']);
    expect(readdirSync(parent)).toEqual(['office']);
    expect(readdirSync(out).sort()).toEqual([
      '.env',
      '.gitignore',
      'README.md',
      'data',
      'package.json',
      'schema.graphql',
      'src',
      'tsconfig.json',
      'vendor',
    ]);
    expect(readdirSync(join(out, 'vendor'))).toEqual(['civicgraph-shared-0.1.0.tgz']);
    const env = readFileSync(join(out, '.env'), 'utf8').split('\n');
    expect(env).toContain('HUB_IDENTITY_PUBLIC_KEY=public');
    expect(env).toContain('HUB_FETCH_KEY=secret');
  });

  it('states its owner, or what the check refuses in its place', async () => {
    const schemaOf = async (options: Partial<InitOptions>) => {
      const { out } = place();
      await init({ out, ...options });
      return readFileSync(join(out, 'schema.graphql'), 'utf8');
    };
    expect(await schemaOf({ owner: '11990100000100044M' })).toContain(
      'code: "11990100000100044M-001"',
    );
    expect(await schemaOf({})).toContain('code: "OWNER-TO-BE-STATED-001"');
  });

  it('numbers its entries after those that the department has published', async () => {
    const { out } = place();
    const owner = '11990100000100044M';
    const settings = { identityPublicKey: 'public', fetchKey: 'secret' };
    const otherSchemas = async (name: string) => (name === 'office' ? [`"${owner}-003"`] : []);
    await init({ out, owner, connection: { settings: async () => settings, otherSchemas } });
    const schema = readFileSync(join(out, 'schema.graphql'), 'utf8');
    expect(schema.match(/code: "[^"]+"/g)).toEqual([`code: "${owner}-004"`]);
  });

  it('states its legal basis, or leaves it to be stated', async () => {
    const textsOf = async (options: Partial<InitOptions>) => {
      const { out } = place();
      await init({ out, ...options });
      return ['schema.graphql', 'README.md'].map((file) => readFileSync(join(out, file), 'utf8'));
    };
    const [schema, readme] = await textsOf({ legalBasis: '《信访"条例"》' });
    expect(schema).toContain('legalBasis: "《信访\\"条例\\"》"');
    expect(readme).not.toContain('Legal basis');
    const [open, list] = await textsOf({});
    expect(open).toContain(`legalBasis: "${unstatedBasis}"`);
    expect(list).toContain('- [ ] Legal basis: ');
  });

  it('shows a file of persons that is named, without a list of them', async () => {
    const { out } = place();
    await init({ out, from: persons, include: ['persons'] });
    const schema = readFileSync(join(out, 'schema.graphql'), 'utf8');
    expect(schema).toContain('@subject');
    expect(schema).not.toContain('Connection');
  });
});
