import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  createFetchProver,
  type DepartmentSubgraph,
  exportKey,
  fetchHeader,
  generateIdentityKeys,
  identityHeader,
  instantOf,
  parseExistingDatabaseUrl,
  signIdentity,
  statementsOf,
} from '@civicgraph/shared';
import {
  createSourceDatabase,
  describeMysql,
  openTestSubgraph,
  type SourceDatabase,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { initSubgraph } from '../initSubgraph';
import { awkwardTables } from './awkwardTables';
import { compile, generatedFolder } from './generatedFolder';
import { elsewhere, mediationTables, village } from './mediationTables';

jest.setTimeout(240_000);

const county = '990101000000';
const mediator = viewerOf('MEDIATOR', { regions: [county] });
const { privateKey, publicKey } = generateIdentityKeys();
const settings = {
  identityPublicKey: exportKey(publicKey),
  fetchKey: randomBytes(32).toString('base64'),
};

interface Page {
  readonly nodes: readonly { readonly disputeId: string; readonly seq: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** What a time of the database is in UTC, by the clock of the server that the tests found. */
function instant(folder: string, text: string): string {
  const file = readFileSync(join(folder, 'src', 'databaseOffset.ts'), 'utf8');
  const [, offset = ''] = /'([+-]\d\d:\d\d)'/.exec(file) ?? [];
  return `${instantOf(text, offset)?.slice(0, 19)}Z`;
}

/** A generated subgraph, compiled, and its database. */
async function generate(name: string, tables: readonly string[], include: readonly string[]) {
  const database = await createSourceDatabase(tables);
  const parent = generatedFolder();
  const folder = join(parent, name);
  const connection = { settings: async () => settings, otherSchemas: async () => [] };
  await initSubgraph({ name, from: database.url, out: folder, include, connection });
  expect(await compile(folder)).toBe('');
  return { database, folder, parent };
}

async function open(folder: string, database: SourceDatabase, definition: string) {
  const { [definition]: subgraph }: Record<string, DepartmentSubgraph> = require(
    join(folder, 'dist', 'subgraph.js'),
  );
  if (!subgraph) throw new Error(`There is no ${definition}.`);
  return openTestSubgraph(subgraph, parseExistingDatabaseUrl(database.url));
}

describeMysql('the subgraph of a mediation office', () => {
  let made: Awaited<ReturnType<typeof generate>>;
  let opened: TestSubgraph;
  beforeAll(async () => {
    made = await generate('mediation', mediationTables, []);
    opened = await open(made.folder, made.database, 'mediationSubgraph');
  });
  afterAll(async () => {
    await opened.subgraph.close();
    await made.database.drop();
    rmSync(made.parent, { recursive: true, force: true });
  });

  const statements = () => statementsOf(opened.subgraph.database).count;

  it('answers a page with edges both ways, one statement a table and level', async () => {
    const before = statements();
    const answer = await opened.ask(
      mediator,
      `{ mediationDisputes(first: 5) {
          nodes {
            disputeId title disputeType amount registeredAt
            region { code } grid { gridCode }
            committee { committeeName foundedOn parent { committeeName foundedOn } }
            mediationAgreements(first: 1) { nodes { seq signedOn fulfilled dispute { disputeId } } pageInfo { hasNextPage } }
          }
          pageInfo { hasNextPage }
      } }`,
    );
    const committee = { committeeName: '第一社区调委会', foundedOn: null };
    const parent = { committeeName: '听云街道调委会', foundedOn: '2010-05-01' };
    const agreement = (disputeId: string, seq: string, signedOn: string) => ({
      seq,
      signedOn,
      fulfilled: true,
      dispute: { disputeId },
    });
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      data: {
        mediationDisputes: {
          nodes: [
            {
              disputeId: 'D1',
              title: '宅基地边界',
              disputeType: 'LAND',
              amount: 1200.5,
              registeredAt: instant(made.folder, '2026-01-02 10:00:00'),
              region: { code: village },
              grid: { gridCode: `${village}001` },
              committee: { ...committee, parent },
              mediationAgreements: {
                nodes: [agreement('D1', '1', '2026-01-20')],
                pageInfo: { hasNextPage: true },
              },
            },
            {
              disputeId: 'D2',
              title: '邻里噪声',
              disputeType: 'NEIGHBOUR',
              amount: null,
              registeredAt: instant(made.folder, '2026-02-02 10:00:00'),
              region: { code: village },
              grid: { gridCode: `${village}002` },
              committee: { ...committee, parent },
              mediationAgreements: {
                nodes: [agreement('D2', '10', '2026-03-01')],
                pageInfo: { hasNextPage: false },
              },
            },
          ],
          pageInfo: { hasNextPage: false },
        },
      },
    });
    // Disputes, their committees, those above them, agreements, and the disputes these lead back to.
    expect(statements() - before).toBe(5);
  });

  it('answers entities in one statement, and none outside the regions of the viewer', async () => {
    const keys = ['D2', 'D3', 'none', 'D1'].map((disputeId) => ({ disputeId }));
    const before = statements();
    const found = await opened.entities(mediator, 'MediationDispute', '{ disputeId }', keys);
    expect(found.data?._entities).toEqual([{ disputeId: 'D2' }, null, null, { disputeId: 'D1' }]);
    expect(statements() - before).toBe(1);
    const agreements = await opened.entities(mediator, 'MediationAgreement', '{ signedOn }', [
      { disputeId: 'D1', seq: '2' },
      { disputeId: 'D3', seq: '1' },
    ]);
    expect(agreements.data?._entities).toEqual([{ signedOn: '2026-01-21' }, null]);
  });

  it('goes on after a page by a key of two columns', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { data }: Awaited<ReturnType<TestSubgraph['ask']>> = await opened.ask(
        mediator,
        'query ($after: String) { mediationAgreements(first: 1, after: $after) { nodes { disputeId seq } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      const { nodes, pageInfo } = (data as { mediationAgreements: Page }).mediationAgreements;
      seen.push(...nodes.map(({ disputeId, seq }) => `${disputeId}/${seq}`));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(['D1/1', 'D1/2', 'D2/10']);
  });

  it('shows a grid worker the own grids, and nothing to a viewer without a place', async () => {
    const list =
      '{ mediationDisputes { nodes { disputeId } } committees { nodes { committeeId } } }';
    const worker = viewerOf('GRID', { grids: [`${village}002`] });
    expect((await opened.ask(worker, list)).data).toEqual({
      mediationDisputes: { nodes: [{ disputeId: 'D2' }] },
      committees: { nodes: [] },
    });
    const before = statements();
    expect((await opened.ask(viewerOf('ANALYST'), list)).data).toEqual({
      mediationDisputes: { nodes: [] },
      committees: { nodes: [] },
    });
    expect(statements()).toBe(before);
    const far = viewerOf('MEDIATOR', { regions: [`${elsewhere.slice(0, 6)}000000`] });
    expect((await opened.ask(far, '{ mediationAgreements { nodes { disputeId } } }')).data).toEqual(
      {
        mediationAgreements: { nodes: [{ disputeId: 'D3' }] },
      },
    );
  });

  it('gives what it took for personal to those who hold the scope, for what they are there for', async () => {
    const query = '{ mediationDispute(disputeId: "D2") { applicantName } }';
    const refused = await opened.ask(mediator, query);
    expect(refused.data).toEqual({ mediationDispute: { applicantName: null } });
    expect(refused.errors?.map(({ extensions }) => extensions?.code)).toEqual(['SCOPE_MISSING']);
    const worker = { grids: [`${village}002`] };
    expect(await opened.ask(viewerOf('GRID', worker), query)).toEqual({
      data: { mediationDispute: { applicantName: '某乙' } },
    });
    const purposeless = await opened.ask(viewerOf('GRID', { ...worker, purpose: null }), query);
    expect(purposeless.errors?.map(({ extensions }) => extensions?.code)).toEqual([
      'PURPOSE_REQUIRED',
    ]);
  });

  it('takes no page above a hundred, and no cursor of another list', async () => {
    const codeOf = async (query: string) =>
      (await opened.ask(mediator, query)).errors?.[0]?.extensions?.code;
    expect(await codeOf('{ mediationAgreements(first: 101) { nodes { seq } } }')).toBe(
      'PAGE_SIZE_INVALID',
    );
    const forged = Buffer.from('mediationAgreements:x').toString('base64url');
    expect(await codeOf(`{ mediationAgreements(after: "${forged}") { nodes { seq } } }`)).toBe(
      'CURSOR_MALFORMED',
    );
    expect(await codeOf(`{ committees(after: "${forged}") { nodes { committeeId } } }`)).toBe(
      'CURSOR_MALFORMED',
    );
  });

  it('keeps the password in .env alone, for its owner to read', () => {
    const { folder, database } = made;
    const env = join(folder, '.env');
    expect(readFileSync(env, 'utf8')).toContain(encodeURIComponent(database.password));
    expect(statSync(env).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toContain('.env\n');
  });

  it('answers the gateway over HTTP when it is started, and nobody else', async () => {
    const { child, port } = await start(made.folder);
    try {
      const body = JSON.stringify({
        query:
          'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on MediationDispute { title } } }',
        variables: { keys: [{ __typename: 'MediationDispute', disputeId: 'D1' }] },
      });
      const identity = signIdentity(privateKey, { viewer: mediator, requestId: 'r1' });
      const prove = createFetchProver('mediation', Buffer.from(settings.fetchKey, 'base64'));
      const post = (headers: Record<string, string>) =>
        fetch(`http://127.0.0.1:${port}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body,
        });
      const answer = await post({
        [identityHeader]: identity,
        [fetchHeader]: prove(identity, body),
      });
      expect(await answer.json()).toEqual({ data: { _entities: [{ title: '宅基地边界' }] } });
      expect((await post({ [identityHeader]: identity })).status).toBe(401);
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  });
});

describeMysql('the subgraph of a database that grew over the years', () => {
  let made: Awaited<ReturnType<typeof generate>>;
  let opened: TestSubgraph;
  beforeAll(async () => {
    made = await generate('old-town', awkwardTables, ['resident']);
    opened = await open(made.folder, made.database, 'oldTownSubgraph');
  });
  afterAll(async () => {
    await opened.subgraph.close();
    await made.database.drop();
    rmSync(made.parent, { recursive: true, force: true });
  });

  const read = async (query: string, viewer = mediator) =>
    JSON.parse(JSON.stringify(await opened.ask(viewer, query)));

  it('reads every type of value', async () => {
    const samples = await read(
      '{ typeSamples { nodes { id small wide big price huge ratio isOpen step onBit atTime madeIn kinds state mode created day } } }',
    );
    const rest = { ratio: null, isOpen: null, step: null, atTime: null, madeIn: null };
    expect(samples).toEqual({
      data: {
        typeSamples: {
          nodes: [
            {
              ...rest,
              id: '1',
              small: 0,
              wide: null,
              big: null,
              price: null,
              huge: null,
              onBit: false,
              kinds: [],
              state: null,
              mode: null,
              created: null,
              day: null,
            },
            {
              id: '18446744073709551615',
              small: 65535,
              wide: 4294967295,
              big: '-9223372036854775808',
              price: 12.34,
              huge: '12345678901234567890.1234',
              ratio: 0.5,
              isOpen: true,
              step: 3,
              onBit: true,
              atTime: '08:30:00',
              madeIn: 2026,
              kinds: ['A', 'B'],
              state: '待处理',
              mode: 'ON',
              created: instant(made.folder, '2026-01-02 03:04:05'),
              day: '2026-01-02',
            },
          ],
        },
      },
    });
    expect(await read('{ typeSample(id: "18446744073709551615") { small } }')).toEqual({
      data: { typeSample: { small: 65535 } },
    });
  });

  it('reads reserved words, Chinese names and days of zeros', async () => {
    expect(
      await read(
        '{ orders(first: 2) { nodes { group key desc } } table10s { nodes { column1 column2 column2024Count row } } }',
      ),
    ).toEqual({
      data: {
        orders: {
          nodes: [
            { group: 'a', key: '1', desc: 'x' },
            { group: 'a', key: '10', desc: null },
          ],
        },
        table10s: {
          nodes: [
            { column1: '一', column2: null, column2024Count: 5, row: 1 },
            { column1: '二', column2: '2026-01-02', column2024Count: null, row: 2 },
          ],
        },
      },
    });
  });

  it('follows two keys to one table, a key to itself and a cycle', async () => {
    expect(
      await read(
        '{ station(id: "1") { mainPost { id } posts { nodes { station { id } } } stationsByParent { nodes { id parent { id } } } transfersByFromStation { nodes { toStation { id } } } transfersByToStation { nodes { id } } } }',
      ),
    ).toEqual({
      data: {
        station: {
          mainPost: null,
          posts: { nodes: [{ station: { id: '1' } }] },
          stationsByParent: { nodes: [{ id: '2', parent: { id: '1' } }] },
          transfersByFromStation: { nodes: [{ toStation: { id: '2' } }] },
          transfersByToStation: { nodes: [] },
        },
      },
    });
  });

  it('finds the place of a row in a column of numbers', async () => {
    expect(await read('{ patrols { nodes { id region { code } } } }')).toEqual({
      data: {
        patrols: {
          nodes: [
            { id: '1', region: { code: '990101001001' } },
            { id: '2', region: { code: '990101001002' } },
          ],
        },
      },
    });
  });

  it('shows a person to those who hold the scope, in their own grids', async () => {
    const query = '{ visits { nodes { resident { id fullName sfzh } } } resident(id: "1") { id } }';
    const worker = viewerOf('GRID', { grids: ['990101001001001'] });
    expect(await read(query, worker)).toEqual({
      data: {
        visits: {
          nodes: [{ resident: { id: '1', fullName: '某', sfzh: '990101199001011238' } }],
        },
        resident: { id: '1' },
      },
    });
    const nothing = { data: { visits: { nodes: [] }, resident: null } };
    expect(await read(query, viewerOf('GRID', { grids: ['990101001001002'] }))).toEqual(nothing);
    expect(await read(query)).toEqual(nothing);
  });
});

/** Starts a compiled subgraph as `npm start` does, on a port that the system chooses. */
async function start(folder: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, ['--env-file=.env', 'dist/main.js'], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { msg, port } = JSON.parse(line);
    if (msg === 'listening') return { child, port };
  }
  throw new Error('The subgraph ended before it listened.');
}
