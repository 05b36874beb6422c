import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SupergraphVersion } from '@civicgraph/shared';
import pino from 'pino';
import { createSupergraphFile } from '../SupergraphFile';

const version: SupergraphVersion = {
  version: 7,
  supergraphSdl: 'type Query { 名: String }',
  subgraphs: [
    { name: 'here', url: null },
    { name: 'there', url: 'http://there:4001' },
  ],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'supergraph-'));
});
afterEach(() => rm(folder, { recursive: true }));

function keptAt(path: string) {
  const lines: string[] = [];
  const logger = pino({ base: null }, { write: (line) => lines.push(line) });
  const file = createSupergraphFile(path, logger);
  return { file, told: () => lines.map((line) => JSON.parse(line).msg) };
}

const ignored = 'the supergraph that was kept cannot be read and is ignored';

describe('the file of the supergraph', () => {
  it('gives what was written last, and leaves no draft', async () => {
    const path = join(folder, 'new', 'supergraph.json');
    const { file, told } = keptAt(path);
    expect(await file.read()).toBeNull();
    await file.write({ ...version, version: 6 });
    await file.write(version);
    expect(await file.read()).toEqual(version);
    expect(await readdir(join(folder, 'new'))).toEqual(['supergraph.json']);
    expect(told()).toEqual([]);
  });

  it('is for its owner alone, also over a draft that was left behind', async () => {
    const path = join(folder, 'supergraph.json');
    await writeFile(`${path}.draft`, 'half');
    await chmod(`${path}.draft`, 0o666);
    await keptAt(path).file.write(version);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['empty', ''],
    ['cut', JSON.stringify(version).slice(0, -20)],
    ['null', 'null'],
    ['without a number', JSON.stringify({ ...version, version: '7' })],
    ['with number 0', JSON.stringify({ ...version, version: 0 })],
    ['without a schema', JSON.stringify({ ...version, supergraphSdl: '' })],
    ['without subgraphs', JSON.stringify({ ...version, subgraphs: [] })],
    ['with a subgraph that is none', JSON.stringify({ ...version, subgraphs: [null] })],
    ['with an address that is none', text({ name: 'there', url: 'there' })],
    ['without a name', text({ url: null })],
  ])('is told and ignored when it is %s', async (_, content) => {
    const path = join(folder, 'supergraph.json');
    await writeFile(path, content);
    const { file, told } = keptAt(path);
    expect(await file.read()).toBeNull();
    expect(told()).toEqual([ignored]);
  });

  it('tells when it cannot be written, and the one before stays', async () => {
    const path = join(folder, 'supergraph.json');
    await keptAt(path).file.write(version);
    const { file, told } = keptAt(join(path, 'within-a-file'));
    await file.write(version);
    expect(told()).toEqual([
      'the supergraph cannot be kept: a start without the registry would not find it',
    ]);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(version);
  });
});

function text(subgraph: object): string {
  return JSON.stringify({ ...version, subgraphs: [subgraph] });
}
