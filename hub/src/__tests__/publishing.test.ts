import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { type Example, readExamples } from '../examples';
import { freePort, run, token, untilReady } from './hubProcess';
import { type DisputesOffice, openDisputesOffice } from './publishing/disputesOffice';
import { publishedResource } from './publishing/publishedResource';
import { readPage } from './publishing/readPage';
import { askBin, runBin } from './publishing/runBin';
import { until } from './publishing/until';
import { post } from './runHub';

// Processes start here, on machines that have other things to do.
jest.setTimeout(120_000);

interface Report {
  readonly passes: boolean;
  readonly sdlHash: string;
  readonly findings: readonly { readonly code: string }[];
}

interface Result {
  readonly outcome: string;
  readonly version: number | null;
  readonly supergraphVersion: number | null;
  readonly report: Report;
}

const { commandsWith, wordsOf } = readPage('README.md');
const client = { 'apollographql-client-name': 'wage board', 'apollographql-client-version': '1.2' };
const resources = exampleOf('18-data-resources');
const usesQuery =
  'query HowDisputesAreUsed { dataResources(indicator: "F01") { nodes { uses { operationName department { name } count } } } }';

const hubFolder = temporaryFolder();
let port: number;
let hub: ReturnType<typeof run>;
let office: DisputesOffice;
let administrator: string;
let publisher: string;
const bearers = new Map<string, string>();

beforeAll(async () => {
  port = await freePort();
  office = await openDisputesOffice();
  await startHub();
  administrator = readFileSync(join(hubFolder, '.civicgraph', 'administrator.token'), 'utf8');
});
afterAll(async () => {
  await Promise.all([stopHub(), office.stop()]);
  for (const folder of [hubFolder, office.folder]) rmSync(folder, { recursive: true });
});

async function startHub(): Promise<void> {
  const environment = { PORT: String(port), HUB_DATABASE_URL: 'sqlite:./data', LOG_LEVEL: 'error' };
  hub = run('start', environment, hubFolder);
  await untilReady(port);
}

async function stopHub(): Promise<number | null> {
  hub.child.kill('SIGINT');
  return hub.ended;
}

function exampleOf(name: string): Example {
  const example = readExamples().find((one) => one.name === name);
  if (!example) throw new Error(`There is no example "${name}".`);
  return example;
}

const who = (secret: string) => ({ url: `http://127.0.0.1:${port}`, token: secret });
const asPublisher = <Data>(words: readonly string[], exitCode?: number) =>
  askBin<Data>(who(publisher), office.folder, words, exitCode);
const asAdministrator = <Data>(words: readonly string[]) =>
  askBin<Data>(who(administrator), office.folder, words);
/** The arguments of `hub subgraph` for a schema of the office. */
const about = (act: string, schema: string) => [
  'subgraph',
  act,
  'disputes',
  '--schema',
  `subgraphs/disputes/${schema}`,
];

/** Asks the gateway as the viewer that arguments of `npm run token` describe. */
async function ask(
  viewer: readonly string[],
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  headers = {},
) {
  const bearer = bearers.get(viewer.join(' ')) ?? token(hubFolder, ...viewer);
  bearers.set(viewer.join(' '), bearer);
  const { text } = await post(`${who('').url}/graphql`, { query, variables }, bearer, headers);
  return JSON.parse(text);
}

const hasNoErrors = ({ errors }: { errors?: unknown }) => errors === undefined;

/** The SDL of one version of the supergraph, byte for byte. */
async function supergraph(version: number): Promise<string> {
  const words = ['supergraph', 'show', '--version', String(version)];
  return (await runBin(who(publisher), office.folder, ...words)).output;
}

it('is told how in Chinese by the same commands', () => {
  const chinese = readPage('README.zh-CN.md');
  expect(chinese.commandsWith('disputes.env')).toEqual(commandsWith('disputes.env'));
});

// Each step stands on those before it.
describe('a department that brings its disputes to a running hub', () => {
  it('is given a token, and what its process needs', async () => {
    const { createToken } = await asAdministrator<{ createToken: { secret: string } }>(
      wordsOf('hub token create disputes'),
    );
    publisher = createToken.secret;
    const { output } = await runBin(
      who(publisher),
      office.folder,
      ...wordsOf('hub subgraph settings disputes'),
    );
    const settings = `${output}${wordsOf('echo').join(' ')}\n`;
    writeFileSync(join(office.folder, 'disputes.env'), settings);
    await office.start(wordsOf('node --env-file'));
  });

  it('publishes what a check finds nothing in', async () => {
    const words = wordsOf('hub subgraph publish disputes').map((word) =>
      word.startsWith('http://') ? office.url : word,
    );
    const { check } = await asPublisher<{ check: Report }>(about('check', 'schema.graphql'));
    expect(check).toEqual({ passes: true, sdlHash: expect.any(String), findings: [] });
    const { publish } = await asPublisher<{ publish: Result }>(words);
    expect(publish).toEqual({
      outcome: 'ACCEPTED',
      version: 1,
      supergraphVersion: 2,
      report: check,
    });
  });

  it.each(['06-mediation-success', '07-civil-to-criminal', '13-migrants-and-wage-disputes'])(
    'is asked by whoever asks the gateway: %s',
    async (name) => {
      const { viewer, query, variables, expected } = exampleOf(name);
      const answer = () => ask(viewer, query, variables, client);
      expect(await until(answer, hasNoErrors)).toEqual(expected);
    },
  );

  it('stands in the data-resource directory', async () => {
    const { viewer, query } = resources;
    const answer = () => ask(viewer, query, { indicator: 'F01' });
    const listed = await until(
      answer,
      ({ data }) => data?.dataResources.nodes[0]?.subgraph === 'disputes',
    );
    expect(listed).toEqual({ data: { dataResources: { nodes: [publishedResource] } } });
  });

  it('is still there when the hub has started again, with who uses it', async () => {
    expect(await stopHub()).toBe(0);
    await startHub();
    const { viewer, query, variables, expected } = exampleOf('06-mediation-success');
    expect(await ask(viewer, query, variables, client)).toEqual(expected);
    const { data } = await ask(resources.viewer, usesQuery);
    const [{ uses }] = data.dataResources.nodes;
    const once = (operationName: string) => ({ operationName, department: null, count: 1 });
    expect(uses).toHaveLength(3);
    expect(uses).toEqual(
      expect.arrayContaining([
        once('MediationSuccess'),
        once('CivilToCriminal'),
        once('MigrantsAndWageDisputes'),
      ]),
    );
  });

  it('may not break what a client asks, and is told which', async () => {
    const labour = / {2}"F01 Labour disputes[^\n]*\n {2}labourDisputes: StatCell\n/;
    office.writeSchema('broken.graphql', labour, '');
    const { publish } = await asPublisher<{ publish: Result }>(
      about('publish', 'broken.graphql'),
      1,
    );
    expect(publish).toMatchObject({ outcome: 'REFUSED', version: 1, supergraphVersion: 2 });
    const [, breaking] = publish.report.findings;
    expect(publish.report.findings.map(({ code }) => code)).toEqual([
      'SUBGRAPH_SDL_DIFFERS',
      'BREAKING_CHANGE',
      'OPERATIONS_UNTOUCHED',
    ]);
    expect(breaking).toMatchObject({
      coordinate: 'DisputeStats.labourDisputes',
      line: expect.any(Number),
      operations: [
        {
          name: 'MigrantsAndWageDisputes',
          clients: [{ name: 'wage board', version: '1.2', count: 1 }],
        },
      ],
    });
  });

  it('opens a field to more viewers when an administrator has agreed', async () => {
    const only =
      'type Agreement @authenticated @sensitivity(level: "PERSONAL") @purpose(anyOf: ["MEDIATION"';
    office.writeSchema('schema.graphql', only, `${only}, "CARE_DELIVERY"`);
    await office.stop();
    await office.start(wordsOf('node --env-file'));
    const publishing = about('publish', 'schema.graphql');
    const refused = await asPublisher<{ publish: Result }>(publishing, 3);
    expect(refused.publish.report.findings).toMatchObject([
      { code: 'RIGHTS_WIDENED', severity: 'APPROVAL', coordinate: 'Agreement' },
    ]);
    const approving = about('approve', 'schema.graphql');
    expect((await runBin(who(publisher), office.folder, ...approving)).exitCode).toBe(4);
    expect((await runBin(who(administrator), office.folder, ...approving)).exitCode).toBe(0);
    const accepted = await asPublisher<{ publish: Result }>(publishing);
    expect(accepted.publish).toMatchObject({
      outcome: 'ACCEPTED',
      version: 2,
      supergraphVersion: 3,
    });
  });

  it('goes back to the earlier supergraph, byte for byte', async () => {
    const { rollback } = await asPublisher<{ rollback: Result }>(
      'subgraph rollback disputes --to 1'.split(' '),
    );
    expect(rollback).toMatchObject({ outcome: 'ACCEPTED', version: 1, supergraphVersion: 4 });
    const [first, wider, again] = [await supergraph(2), await supergraph(3), await supergraph(4)];
    expect(again).toBe(first);
    expect(wider).not.toBe(first);
    const { viewer, query, variables, expected } = exampleOf('06-mediation-success');
    expect(await ask(viewer, query, variables)).toEqual(expected);
  });

  it('leaves when an administrator takes it out, and its entry is marked', async () => {
    const words = 'subgraph delete disputes --yes'.split(' ');
    const forbidden = await runBin(who(publisher), office.folder, ...words);
    expect([forbidden.exitCode, forbidden.errors.split(':')[0]]).toEqual([4, 'REGISTRY_FORBIDDEN']);
    const { deleteSubgraph } = await asAdministrator<{ deleteSubgraph: Result }>(words);
    expect(deleteSubgraph).toMatchObject({
      outcome: 'ACCEPTED',
      version: null,
      supergraphVersion: 5,
    });
    const { viewer, query, variables } = exampleOf('06-mediation-success');
    const { errors } = await until(
      () => ask(viewer, query, variables),
      (answer) => !hasNoErrors(answer),
    );
    expect(errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const marked = await until(
      () => ask(resources.viewer, resources.query, { indicator: 'F01' }),
      ({ data }) => data.dataResources.nodes[0]?.withdrawnAt !== null,
    );
    expect(marked.data.dataResources.nodes).toEqual([
      { ...publishedResource, withdrawnAt: expect.any(String) },
    ]);
  });

  it('finds all of it in the history', async () => {
    const words = 'subgraph history disputes'.split(' ');
    const revoked = await runBin(who(publisher), office.folder, ...words);
    expect([revoked.exitCode, revoked.errors.split(':')[0]]).toEqual([
      4,
      'REGISTRY_TOKEN_NOT_ACCEPTED',
    ]);
    const { history } = await asAdministrator<{ history: Record<string, unknown>[] }>(words);
    const rows = history.map(({ action, outcome, codes, version, supergraphVersion, by }) => [
      action,
      outcome,
      codes,
      version,
      supergraphVersion,
      by,
    ]);
    expect(rows.toReversed()).toEqual([
      ['CREATE_TOKEN', 'ACCEPTED', [], null, null, 'administrator'],
      ['PUBLISH', 'ACCEPTED', [], 1, 2, 'mediation office'],
      ['PUBLISH', 'REFUSED', ['BREAKING_CHANGE', 'SUBGRAPH_SDL_DIFFERS'], 1, 2, 'mediation office'],
      ['PUBLISH', 'REFUSED', ['RIGHTS_WIDENED'], 1, 2, 'mediation office'],
      ['APPROVE', 'REFUSED', ['REGISTRY_FORBIDDEN'], null, null, 'mediation office'],
      ['APPROVE', 'ACCEPTED', [], null, null, 'administrator'],
      ['PUBLISH', 'ACCEPTED', [], 2, 3, 'mediation office'],
      ['ROLLBACK', 'ACCEPTED', [], 1, 4, 'mediation office'],
      ['DELETE', 'REFUSED', ['REGISTRY_FORBIDDEN'], null, null, 'mediation office'],
      ['DELETE', 'ACCEPTED', [], null, 5, 'administrator'],
      ['REVOKE_TOKEN', 'ACCEPTED', [], null, null, 'administrator'],
    ]);
  });
});
