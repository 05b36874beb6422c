import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSourceDatabase,
  describeMysql,
  type SourceDatabase,
  temporaryFolder,
} from '@civicgraph/shared/testing';
import { Command } from 'commander';
import { addInitCommand } from '../addInitCommand';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...words: readonly string[]): Promise<string> {
  const program = new Command('hub');
  const subgraph = program.command('subgraph');
  addInitCommand(subgraph, async () => null);
  for (const command of subgraph.commands) command.option('--format <format>');
  const written: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    await program.parseAsync(['subgraph', 'init', ...words], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return written.join('');
}

describeMysql('hub subgraph init of a database', () => {
  let source: SourceDatabase;
  beforeAll(async () => {
    source = await createSourceDatabase(['CREATE TABLE visit (id INT PRIMARY KEY, title TEXT)']);
  });
  afterEach(() => {
    delete process.env.HUB_SOURCE_PASSWORD;
  });
  afterAll(() => source.drop());

  it('takes the password that the command line does not show, and keeps it in .env', async () => {
    const from = new URL(source.url);
    from.password = '';
    const words = ['--from', from.href, '--out', join(folder, 'database')];
    await expect(run('visits', ...words)).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    process.env.HUB_SOURCE_PASSWORD = source.password;
    expect(await run('visits', ...words)).toContain('Made the subgraph "visits"');
    const env = readFileSync(join(folder, 'database', '.env'), 'utf8');
    expect(env).toContain(`HUB_DATABASE_URL="${source.url}"`);
  });
});

describe('hub subgraph init', () => {
  it('tells what it made, what it guessed and why, what it left out, and what to do next', async () => {
    const from = join(folder, 'calls.csv');
    writeFileSync(from, 'id,title,phone,risk_level\n1,a,13800000001,1\n');
    const out = join(folder, 'calls');
    const told = await run('hotline', '--from', from, '--out', out);
    expect(told).toMatch(/^Made the subgraph "hotline" in .*calls: Call\.$/m);
    expect(told).toMatch(/^ {2}Call\.phone is PERSONAL: .*"phone"\.$/m);
    expect(told).toMatch(/^ {2}calls\.risk_level: .*"risk"/m);
    expect(told).toMatch(/^ {2}npm run import$/m);
    expect(told).toContain('HUB_TOKEN');
  });

  it('tells a program the same', async () => {
    const from = join(folder, 'visits.csv');
    writeFileSync(from, 'id,title,phone,risk_level\n1,a,13800000001,1\n');
    const out = join(folder, 'visits');
    const told = await run('visits', '--from', from, '--out', out, '--format', 'json');
    expect(JSON.parse(told)).toEqual({
      name: 'visits',
      folder: out,
      hasSettings: false,
      types: ['Visit'],
      guesses: [
        { coordinate: 'Visit.phone', sensitivity: 'PERSONAL', reason: 'it is called "phone"' },
      ],
      leftOut: [{ place: 'visits.risk_level', reason: expect.stringContaining('"risk"') }],
    });
  });

  it('rejects with the code of what is wrong', async () => {
    await expect(run('Hotline', '--from', 'none.csv')).rejects.toMatchObject({
      code: 'SUBGRAPH_NAME_INVALID',
    });
  });
});
