import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { dist, freePort, run, token, untilReady } from './hubProcess';
import { post } from './runHub';

const card = {
  query: `{ region(code: "990101001000") { name populationStats(period: "2026") { total { value } } housingStats(period: "2026") { dwellings { value } } } }`,
};

describe('npm start', () => {
  it('says where it is, answers, and ends cleanly at Ctrl-C; a second start finds its data', async () => {
    const cwd = temporaryFolder();
    const port = await freePort();
    const answers: string[] = [];
    for (const _start of [1, 2]) {
      const hub = run('start', { PORT: String(port), HUB_DATABASE_URL: 'sqlite:./data' }, cwd);
      await untilReady(port);
      while (!hub.output.text.includes('SUBJECT')) await once(hub.child.stdout, 'data');
      expect(hub.output.text).toContain(`http://127.0.0.1:${port}/graphql`);
      expect(hub.output.text.match(/^curl /gm)).toHaveLength(11);
      const answer = await post(
        `http://127.0.0.1:${port}/graphql`,
        card,
        token(cwd, '--role', 'dash'),
      );
      answers.push(answer.text);
      hub.child.kill('SIGINT');
      expect(await hub.ended).toBe(0);
    }
    expect(answers[0]).toContain('"data":{"region":{"name":"听云街道"');
    expect(answers[1]).toBe(answers[0]);
  }, 120_000);

  it('sends its spans to the collector, the last ones when it ends', async () => {
    const sent: { path: string | undefined; body: string }[] = [];
    const collector = createHttpServer(async (request, response) => {
      let body = '';
      for await (const part of request.setEncoding('utf8')) body += part;
      sent.push({ path: request.url, body });
      response.setHeader('content-type', 'application/json').end('{}');
    });
    await once(collector.listen(0, '127.0.0.1'), 'listening');
    const { port: collectorPort } = collector.address() as AddressInfo;
    const [cwd, port] = [temporaryFolder(), await freePort()];
    const hub = run(
      'start',
      {
        PORT: String(port),
        HUB_DATABASE_URL: 'sqlite:./data',
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${collectorPort}`,
        OTEL_BSP_SCHEDULE_DELAY: '600000',
      },
      cwd,
    );
    await untilReady(port);
    await post(`http://127.0.0.1:${port}/graphql`, card, token(cwd, '--role', 'dash'));
    hub.child.kill('SIGINT');
    expect(await hub.ended).toBe(0);
    collector.close();
    expect(sent.map(({ path }) => path)).toEqual(['/v1/traces']);
    const [{ resource, scopeSpans }] = JSON.parse(sent[0]?.body ?? '').resourceSpans;
    expect(resource.attributes).toEqual([
      { key: 'service.name', value: { stringValue: 'civicgraph-gateway' } },
    ]);
    const names = scopeSpans.flatMap(({ spans }: { spans: { name: string }[] }) =>
      spans.map(({ name }) => name),
    );
    expect(names).toEqual([
      'plan',
      'fetch directory',
      'fetch housing',
      'fetch population',
      'project',
      'query',
    ]);
    expect(sent[0]?.body).not.toMatch(/听云|populationStats/);
  }, 120_000);

  it('says that spans are not sent when no collector takes them, and goes on', async () => {
    const [cwd, port] = [temporaryFolder(), await freePort()];
    const hub = run(
      'start',
      {
        PORT: String(port),
        HUB_DATABASE_URL: 'sqlite:./data',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
        OTEL_EXPORTER_OTLP_TIMEOUT: '500',
      },
      cwd,
    );
    await untilReady(port);
    const answer = await post(
      `http://127.0.0.1:${port}/graphql`,
      card,
      token(cwd, '--role', 'dash'),
    );
    expect(answer.text).toContain('"data":{"region"');
    hub.child.kill('SIGINT');
    expect(await hub.ended).toBe(0);
    expect(hub.output.errors).toContain('spans are not sent');
  }, 120_000);

  it.each([
    [
      'a port that is no number',
      { PORT: 'http' },
      'CONFIGURATION_INVALID: Cannot listen on PORT "http".',
    ],
    [
      'a database URL that is none',
      { HUB_DATABASE_URL: 'postgres://h/' },
      'CONFIGURATION_INVALID: HUB_DATABASE_URL has the unknown protocol',
    ],
    [
      'a server that does not answer',
      { HUB_DATABASE_URL: 'mysql://root@127.0.0.1:1/' },
      'DATABASE_UNREACHABLE: Cannot use the database server at 127.0.0.1:1',
    ],
    [
      'an administrator’s token that can be guessed',
      { HUB_ADMINISTRATOR_TOKEN: 'secret' },
      'CONFIGURATION_INVALID: HUB_ADMINISTRATOR_TOKEN has fewer than 32 characters.',
    ],
    [
      'a folder that cannot be written',
      { HUB_DATABASE_URL: 'sqlite:/proc/civicgraph' },
      'DATABASE_UNREACHABLE: Cannot keep data in "/proc/civicgraph"',
    ],
  ])(
    'ends with one line and exit code 1 for %s',
    async (_title, environment, line) => {
      const hub = run('start', { PORT: '0', HUB_DATABASE_URL: 'sqlite:./data', ...environment });
      expect(await hub.ended).toBe(1);
      expect(hub.output.errors).toMatch(/^[^\n]+\n$/);
      expect(hub.output.errors).toContain(line);
    },
    30_000,
  );

  it('ends with one line and exit code 1 for a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const hub = run('start', {
      PORT: String(port),
      HUB_DATABASE_URL: 'sqlite:./data',
      LOG_LEVEL: 'error',
    });
    expect(await hub.ended).toBe(1);
    expect(hub.output.errors).toMatch(/^PORT_TAKEN: [^\n]+\n$/);
    server.close();
  }, 30_000);
});

describe('npm start on the city that was seeded', () => {
  it('keeps it, whatever tier it is', async () => {
    const cwd = temporaryFolder();
    const port = await freePort();
    const environment = { PORT: String(port), HUB_DATABASE_URL: 'sqlite:./data' };
    const seeding = run('seed', environment, cwd);
    expect(await seeding.ended).toBe(0);
    const other = run('seed', environment, cwd, ['--tier', 'S']);
    expect(await other.ended).toBe(1);
    expect(other.output.errors).toMatch(/^ARGUMENT_INVALID: .*holds tier XS of seed 1 already/m);
    const hub = run('start', environment, cwd);
    await untilReady(port);
    hub.child.kill('SIGTERM');
    expect(await hub.ended).toBe(0);
  }, 120_000);

  it('tells the second of two first starts to wait, and doubles nothing', async () => {
    const cwd = temporaryFolder();
    const environment = { HUB_DATABASE_URL: 'sqlite:./data' };
    const runs = [run('seed', environment, cwd), run('seed', environment, cwd)];
    const codes = await Promise.all(runs.map(({ ended }) => ended));
    for (const [index, { output }] of runs.entries()) {
      if (codes[index] !== 0) expect(output.errors).toMatch(/^DATABASE_UNREACHABLE: [^\n]+\n$/m);
    }
    const again = run('seed', environment, cwd);
    expect(await again.ended).toBe(0);
    expect(await run('verifyRollups', environment, cwd).ended).toBe(0);
  }, 120_000);
});

describe('npm run start:distributed', () => {
  it('runs eight processes, answers without one that is killed, and stops them together', async () => {
    const cwd = temporaryFolder();
    const port = await freePort();
    const hub = run(
      'startDistributed',
      { PORT: String(port), HUB_DATABASE_URL: 'sqlite:./data' },
      cwd,
    );
    const url = `http://127.0.0.1:${port}`;
    await untilReady(port);
    const pids = new Map(
      [...hub.output.errors.matchAll(/^(\S+) is process (\d+)$/gm)].map(([, name, pid]) => [
        name,
        Number(pid),
      ]),
    );
    expect(pids.size).toBe(8);
    const viewer = token(cwd, '--role', 'dash');
    const ask = async () => JSON.parse((await post(`${url}/graphql`, card, viewer)).text);
    const whole = await ask();
    expect(whole).toEqual({
      data: {
        region: {
          name: '听云街道',
          populationStats: { total: { value: expect.any(Number) } },
          housingStats: { dwellings: { value: expect.any(Number) } },
        },
      },
    });

    process.kill(pids.get('housing') ?? 0, 'SIGKILL');
    // The gateway is of use without it, and stays in the balancer.
    expect(await untilReady(port, 'degraded')).toEqual({
      status: 'degraded',
      supergraph: 1,
      subgraphs: expect.objectContaining({ housing: 'SUBGRAPH_UNAVAILABLE', population: 'ok' }),
    });
    const { data, errors } = await ask();
    expect(data.region).toEqual({ ...whole.data.region, housingStats: null });
    expect(errors).toMatchObject([
      { extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'housing' } },
    ]);

    hub.child.kill('SIGINT');
    expect(await hub.ended).toBe(0);
    for (const pid of pids.values()) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  }, 120_000);
});

describe('a token command', () => {
  it('refuses an unknown role with one line', () => {
    const result = () => token(temporaryFolder(), '--role', 'mayor');
    expect(result).toThrow(/ROLE_UNKNOWN: Unknown role "mayor"\. Expected dash, analyst/);
  });
});

it('prints keys for a hub of several processes', () => {
  const text = execFileSync(process.execPath, [join(dist, 'keys.js')], { encoding: 'utf8' });
  const file = join(temporaryFolder(), '.env');
  writeFileSync(file, text);
  expect(text.split('\n').map((line) => line.split('=')[0])).toEqual([
    'HUB_IDENTITY_KEY',
    'HUB_IDENTITY_PUBLIC_KEY',
    '# Proves fetches: the key of the gateway, and what each subgraph is given of it as HUB_FETCH_KEY.',
    'HUB_FETCH_KEY',
    'HUB_FETCH_KEY_DIRECTORY',
    'HUB_FETCH_KEY_POPULATION',
    'HUB_FETCH_KEY_HOUSING',
    'HUB_FETCH_KEY_SPECIAL_POPULATIONS',
    'HUB_FETCH_KEY_PETITIONS',
    'HUB_FETCH_KEY_INCIDENTS',
    'HUB_FETCH_KEY_ACCOUNTABILITY',
    'HUB_REFERENCE_KEY',
    'HUB_KEYS',
    'HUB_DATA_KEYS',
    '# Of the administrator of the registry: HUB_TOKEN of the command line.',
    'HUB_ADMINISTRATOR_TOKEN',
    'MYSQL_PASSWORD',
    '# Demo tokens, until HUB_JWKS_URL, HUB_ISSUER and HUB_AUDIENCE name an identity provider.',
    'HUB_DEMO_ISSUER_FILE',
    '',
  ]);
});
