import { once } from 'node:events';
import { describeOnEachDatabase, temporaryFolder } from '@civicgraph/shared/testing';
import { readExamples } from '../../examples';
import { freePort, run, untilReady } from '../hubProcess';
import { post } from '../runHub';
import { createToken, publish } from './askRegistry';
import { type Department, openDepartment } from './openDepartment';
import { openPassage, type Passage } from './openPassage';
import { type ServedOwn, serveOwn } from './serveOwn';
import { untilServed } from './untilServed';

const card = readExamples().find(({ name }) => name === '01-region-card');

describeOnEachDatabase('A gateway', ({ url }) => {
  let own: ServedOwn;
  let passage: Passage;
  /** What is published stays, for gateways that are ready only when all of it is. */
  const departments: Department[] = [];
  beforeAll(async () => {
    own = await serveOwn(url());
    passage = await openPassage(url());
  }, 120_000);
  afterAll(async () => {
    await Promise.all([own, passage, ...departments].map((part) => part.close()));
  }, 60_000);

  const openSurvey = async (name: string, port?: number) => {
    const department = await openDepartment(name, port);
    departments.push(department);
    return department;
  };
  const kill = async (part: ReturnType<typeof run>) => {
    part.child.kill('SIGKILL');
    await part.ended;
  };
  const stop = async (part: ReturnType<typeof run>) => {
    part.child.kill('SIGTERM');
    return part.ended;
  };
  const ask = async (port: number, body: object) => {
    const token = await own.token(card?.viewer ?? []);
    return JSON.parse((await post(`http://127.0.0.1:${port}/graphql`, body, token)).text);
  };
  const expectCard = async (port: number) =>
    expect(await ask(port, { query: card?.query, variables: card?.variables })).toEqual(
      card?.expected,
    );

  it('waits at its first start for a subgraph of the hub, and at no other, and publishes it when it is there', async () => {
    const [cwd, port] = [temporaryFolder(), await freePort()];
    const [first, second] = [await freePort(), await freePort()];
    const start = (subgraphs: string) =>
      run('startGateway', { ...own.settings, PORT: `${port}`, HUB_SUBGRAPHS: subgraphs }, cwd);
    const withParks = `${own.settings.HUB_SUBGRAPHS},parks=http://127.0.0.1:${first}`;
    let gateway = start(withParks);
    await untilLogged(gateway, 'SUBGRAPH_UNAVAILABLE');
    const parks = await openSurvey('parks', first);
    parks.become(1);
    await untilServed(port, 1);
    expect(await ask(port, { query: parks.query(1) })).toEqual({ data: { parks: { count1: 1 } } });
    expect(await stop(gateway)).toBe(0);

    gateway = start(`${withParks},ponds=http://127.0.0.1:${second}`);
    await untilServed(port, 1);
    await expectCard(port);
    const ponds = await openSurvey('ponds', second);
    ponds.become(1);
    await untilServed(port, 2);
    expect(await ask(port, { query: ponds.query(1) })).toEqual({ data: { ponds: { count1: 1 } } });
    expect(await stop(gateway)).toBe(0);
  }, 120_000);

  it('starts from its file while its database is down, and follows again when that is back', async () => {
    const [cwd, port] = [temporaryFolder(), await freePort()];
    const settings = { ...own.settings, HUB_DATABASE_URL: passage.url, PORT: `${port}` };
    let gateway = run('startGateway', settings, cwd);
    const { supergraph } = (await untilReady(port)) as { supergraph: number };
    await kill(gateway);
    await passage.close();
    gateway = run('startGateway', settings, cwd);
    await untilServed(port, supergraph);
    await expectCard(port);
    await untilLogged(gateway, "the hub's own subgraphs cannot be published");
    await passage.openAgain();
    await untilLogged(gateway, "the hub's own subgraphs are published");
    expect(codesIn(gateway.output.text, "the hub's own")).toEqual([
      'DATABASE_UNREACHABLE',
      undefined,
    ]);
    const lakes = await openSurvey('lakes');
    const { supergraphVersion } = await publish(port, lakes, 1, await createToken(port, lakes));
    await untilServed(port, Number(supergraphVersion));
    expect(await ask(port, { query: lakes.query(1) })).toEqual({ data: { lakes: { count1: 1 } } });
    expect(await stop(gateway)).toBe(0);
  }, 120_000);

  it('starts from its file while the process of its registry is gone, and follows again when that is back', async () => {
    const [cwd, port, registryPort] = [temporaryFolder(), await freePort(), await freePort()];
    const startRegistry = (databaseUrl: string) =>
      run('startRegistry', {
        ...own.settings,
        HUB_DATABASE_URL: databaseUrl,
        PORT: `${registryPort}`,
      });
    const { HUB_ADMINISTRATOR_TOKEN, HUB_SUBGRAPHS, ...settings } = own.settings;
    const startGateway = () =>
      run(
        'startGateway',
        { ...settings, PORT: `${port}`, HUB_REGISTRY_URL: `http://127.0.0.1:${registryPort}` },
        cwd,
      );
    let registry = startRegistry(passage.url);
    let gateway = startGateway();
    const { supergraph } = (await untilReady(port)) as { supergraph: number };
    await kill(registry);
    await expectCard(port);
    await kill(gateway);
    gateway = startGateway();
    await untilServed(port, supergraph);
    await expectCard(port);

    await passage.close();
    registry = startRegistry(passage.url);
    await untilLive(registryPort);
    await expectCard(port);
    await passage.openAgain();
    await untilLogged(gateway, 'the registry answers again');
    const woods = await openSurvey('woods');
    const token = await createToken(registryPort, woods);
    const { supergraphVersion } = await publish(registryPort, woods, 1, token);
    await untilServed(port, Number(supergraphVersion));
    expect(await ask(port, { query: woods.query(1) })).toEqual({ data: { woods: { count1: 1 } } });
    expect(await Promise.all([stop(gateway), stop(registry)])).toEqual([0, 0]);
  }, 120_000);
});

async function untilLogged(
  { child, output }: ReturnType<typeof run>,
  words: string,
): Promise<void> {
  // Up to the end of its line.
  while (!new RegExp(`${words}.*\n`).test(output.text)) await once(child.stdout, 'data');
}

/** The codes of the lines of a log that have some words; undefined for one without. */
function codesIn(log: string, words: string): (string | undefined)[] {
  return log
    .split('\n')
    .filter((line) => line.includes(words))
    .map((line) => JSON.parse(line).code);
}

async function untilLive(port: number): Promise<void> {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/health/live`).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
