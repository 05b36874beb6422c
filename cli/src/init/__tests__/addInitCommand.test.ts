import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@civicgraph/shared/testing';
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
