import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { answers, disputesSdl, findings, report, supergraph } from './fake/answers';
import { type FakeRegistry, fakeToken, startFakeRegistry } from './fake/startFakeRegistry';

let registry: FakeRegistry;
beforeAll(async () => {
  registry = await startFakeRegistry();
});
afterAll(() => registry.close());

/** Runs the compiled command, as `npx hub` does; `npm test` compiles it first. */
async function hub(words: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [join(__dirname, '..', '..', 'bin', 'hub.js'), ...words], {
    env: { ...process.env, HUB_URL: registry.url, HUB_TOKEN: fakeToken, ...environment },
  });
  const result = { exitCode: null as number | null, output: '', errors: '' };
  child.stdout.on('data', (part) => {
    result.output += part;
  });
  child.stderr.on('data', (part) => {
    result.errors += part;
  });
  child.stdin.end(input);
  [result.exitCode] = await once(child, 'close');
  return result;
}

describe('the command as a process', () => {
  it('reads a schema from a pipe, and writes nothing but JSON', async () => {
    const check = report(findings.approval);
    registry.answer({ ...answers, check });
    const words = ['subgraph', 'check', 'disputes', '--schema', '-', '--format', 'json'];
    const { exitCode, output, errors } = await hub(words, disputesSdl);
    expect([exitCode, JSON.parse(output), errors]).toEqual([3, { check }, '']);
    expect(registry.asked.at(-1)?.variables).toEqual({
      input: { subgraph: 'disputes', sdl: disputesSdl },
    });
  });

  it('writes all of a large schema to a pipe', async () => {
    const sdl = `${'#'.repeat(1_000_000)}\nscalar A`;
    registry.answer({ supergraph: { ...supergraph, sdl } });
    expect(await hub(['supergraph', 'show'])).toEqual({ exitCode: 0, output: sdl, errors: '' });
  });

  test.each([
    [['subgraph', 'check', 'disputes', '--schema', 'missing.graphql'], 2, 'FILE_UNREADABLE', {}],
    [['stauts'], 2, 'COMMAND_INVALID', {}],
    [['status'], 4, 'REGISTRY_TOKEN_NOT_ACCEPTED', { HUB_TOKEN: '' }],
    [['status'], 5, 'REGISTRY_UNAVAILABLE', { HUB_URL: 'http://127.0.0.1:1' }],
  ])('hub %j ends with %d, %s', async (words, exitCode, code, environment) => {
    const result = await hub(words, '', environment);
    expect([result.exitCode, result.output, result.errors.split(':')[0]]).toEqual([
      exitCode,
      '',
      code,
    ]);
  });

  it('is no failure when whoever reads it has seen enough', async () => {
    registry.answer({ supergraph: { ...supergraph, sdl: '#'.repeat(5_000_000) } });
    const child = spawn(
      process.execPath,
      [join(__dirname, '..', '..', 'bin', 'hub.js'), 'supergraph', 'show'],
      {
        env: { ...process.env, HUB_URL: registry.url, HUB_TOKEN: fakeToken },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const errors: string[] = [];
    child.stderr.on('data', (part) => errors.push(String(part)));
    child.stdout.once('data', () => child.stdout.destroy());
    expect([...(await once(child, 'close')), errors]).toEqual([0, null, []]);
  });
});
