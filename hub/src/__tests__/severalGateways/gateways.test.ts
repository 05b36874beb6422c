import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import { freePort, run, untilReady } from '../hubProcess';
import { post } from '../runHub';
import { askRegistry, createToken, publish } from './askRegistry';
import { openBalancer } from './openBalancer';
import { type Department, openDepartment } from './openDepartment';
import { type ServedOwn, serveOwn } from './serveOwn';
import { startLoad } from './startLoad';
import { untilServed } from './untilServed';

const analyst = ['--role', 'analyst', '--region', '990100000000'];

describeOnEachDatabase('Two gateways on one database', ({ url }) => {
  let own: ServedOwn;
  let ports: [number, number];
  let departments: [Department, Department];
  let tokens: [string, string];
  const start = (port: number) => run('startGateway', { ...own.settings, PORT: String(port) });
  let gateways: [ReturnType<typeof run>, ReturnType<typeof run>];
  const current = async () =>
    (await askRegistry<{ supergraph: { version: number } }>(ports[0], '{ supergraph { version } }'))
      .supergraph.version;
  /** Resolves when both serve it: a test that waits in vain ends by its limit. */
  const followed = async (version: number) => {
    for (const port of ports) await untilServed(port, version);
  };
  const ask = async (query: string) => {
    const token = await own.token(analyst);
    return Promise.all(
      ports.map(async (port) => {
        const { text } = await post(`http://127.0.0.1:${port}/graphql`, { query }, token);
        return JSON.parse(text) as unknown;
      }),
    );
  };

  beforeAll(async () => {
    own = await serveOwn(url());
    ports = [await freePort(), await freePort()];
    departments = [await openDepartment('parks'), await openDepartment('ponds')];
    gateways = [start(ports[0]), start(ports[1])];
    for (const port of ports) await untilReady(port);
    tokens = [
      await createToken(ports[0], departments[0]),
      await createToken(ports[1], departments[1]),
    ];
  }, 120_000);
  afterAll(async () => {
    for (const { child } of gateways) child.kill('SIGTERM');
    expect(await Promise.all(gateways.map(({ ended }) => ended))).toEqual([0, 0]);
    await Promise.all([own.close(), ...departments.map((department) => department.close())]);
  }, 60_000);

  it('publish what they both bring at their first start once', async () => {
    expect(await current()).toBe(1);
    await followed(1);
  });

  it('both follow what is published through either', async () => {
    const [parks, ponds] = departments;
    expect(await publish(ports[0], parks, 1, tokens[0])).toEqual({
      outcome: 'ACCEPTED',
      supergraphVersion: 2,
      report: { findings: [] },
    });
    expect(await publish(ports[1], ponds, 1, tokens[1])).toEqual({
      outcome: 'ACCEPTED',
      supergraphVersion: 3,
      report: { findings: [] },
    });
    await followed(3);
    const answer = { data: { parks: { count1: 1 }, ponds: { count1: 1 } } };
    expect(await ask('{ parks { count1 } ponds { count1 } }')).toEqual([answer, answer]);
  }, 60_000);

  it('lose neither of two publishes at once', async () => {
    const [parks, ponds] = departments;
    const published = await Promise.all([
      publish(ports[0], parks, 2, tokens[0]),
      publish(ports[1], ponds, 2, tokens[1]),
    ]);
    expect(published.map(({ outcome }) => outcome)).toEqual(['ACCEPTED', 'ACCEPTED']);
    expect(published.map(({ supergraphVersion }) => supergraphVersion).sort()).toEqual([4, 5]);
    await followed(5);
    const answer = { data: { parks: { count2: 2 }, ponds: { count2: 2 } } };
    expect(await ask('{ parks { count2 } ponds { count2 } }')).toEqual([answer, answer]);
  }, 60_000);

  it('lose no request that a balancer before them retries when one of them is killed', async () => {
    const [, ponds] = departments;
    const balancer = await openBalancer(ports);
    const load = await startLoad(balancer.url, own, 20);
    await load.answers(100);
    gateways[0].child.kill('SIGKILL');
    expect(await gateways[0].ended).toBeNull();
    const { supergraphVersion } = await publish(ports[1], ponds, 3, tokens[1]);
    await load.answers(100);
    gateways[0] = start(ports[0]);
    await untilReady(ports[0]);
    const [before = 0] = balancer.answered();
    await load.answers(100);
    await followed(Number(supergraphVersion));
    expect(await load.end()).toEqual([]);
    expect(balancer.answered()[0]).toBeGreaterThan(before);
    expect(balancer.retried()).toBeGreaterThan(0);
    await balancer.close();
  }, 120_000);
});
