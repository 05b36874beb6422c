import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { join } from 'node:path';
import {
  createDemoIssuer,
  createGateway,
  createHttpSubgraph,
  type DemoIssuer,
  type EngineName,
  type Gateway,
  type HttpSubgraphOptions,
} from '@civicgraph/gateway';
import {
  createCity,
  createReferenceSeal,
  type DatabaseUrl,
  deriveFetchKey,
  generateIdentityKeys,
  generateKeyring,
  type OpenSubgraph,
  parseKeyring,
  type ReferenceSeal,
  type Subgraph,
  serveSubgraph,
  statementsOf,
  type Tier,
} from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import pino from 'pino';
import type { DataSource } from 'typeorm';
import { listInDirectory } from '../listInDirectory';
import { openAccess } from '../openAccess';
import { openHub } from '../openHub';
import { allSubgraphDefinitions } from '../subgraphs';
import { parseTokenArguments } from '../tokenArguments';

export type Transport = 'in process' | 'HTTP' | 'stock Apollo Gateway';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/**
 * A whole hub for a test: its own subgraphs and those of departments on a database, and gateways before them: with our engine over each
 * transport, and with the one it is compared with, as far as the test asks them.
 */
export interface TestHub {
  readonly subgraphs: readonly OpenSubgraph[];
  /** The seal of the references between its subgraphs. */
  readonly references: ReferenceSeal;
  /** Issues the tokens that the gateways accept. */
  readonly issuer: DemoIssuer;
  /** @throws Error for a transport that the hub was not run with */
  gateway(transport: Transport): Gateway;
  /** @throws Error for a name that no subgraph has */
  subgraph(name: string): OpenSubgraph;
  /** Where a subgraph listens, and what a gateway proves its fetches with. @throws Error likewise */
  doorOf(name: string): Pick<HttpSubgraphOptions, 'name' | 'url' | 'fetchKey'>;
  /** A further gateway, before the hub's subgraphs and others, which take the place of those of their names. */
  openGateway(others: readonly Subgraph[]): Promise<Gateway>;
  /** Asks a gateway as the viewer that arguments of `npm run token` describe. */
  ask(
    transport: Transport,
    viewer: readonly string[],
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /**
   * Statements that each subgraph ran while `work` did, and under `ledger` those by which the gateways kept the
   * ledger and looked up grants; those that ran none are left out.
   */
  countStatements(work: () => Promise<unknown>): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export interface RunHubOptions {
  /** Of the city that it is filled with; XS when absent. */
  readonly tier?: Tier;
  /** Composing the schema takes each gateway a second: only those that are asked are opened. */
  readonly transports?: readonly Transport[];
  /** Whether the data-resource directory lists what the schemas state; without it, what it was seeded with. */
  readonly isListed?: boolean;
}

/** Opens a hub on a database; without `transports` it is asked in process alone. */
export async function runHub(
  databaseUrl: DatabaseUrl,
  { tier = 'XS', transports = ['in process'], isListed = false }: RunHubOptions = {},
): Promise<TestHub> {
  const identityKeys = generateIdentityKeys();
  const logger = pino({ level: 'silent' });
  const issuer = await createDemoIssuer({ keyFile: join(temporaryFolder(), 'issuer.json') });
  const referenceKey = randomBytes(32);
  const keyring = parseKeyring(generateKeyring('test'));
  const { subgraphs } = await openHub({
    databaseUrl,
    identityKeys,
    referenceKey,
    keyring,
    logger,
    city: createCity(tier),
    definitions: allSubgraphDefinitions,
  });
  if (isListed) await listInDirectory(subgraphs, { databaseUrl, identityKeys, logger });
  const shared = subgraphs.map((subgraph) => ({ ...subgraph, close: async () => {} }));
  const masterKey = randomBytes(32);
  const servers = await Promise.all(
    shared.map((subgraph) =>
      serveSubgraph(subgraph, {
        host: '127.0.0.1',
        port: 0,
        fetchKey: deriveFetchKey(masterKey, subgraph.name),
        logger,
      }),
    ),
  );
  const doors = servers.map((server, index) => {
    const { port } = server.server.address() as { port: number };
    const name = shared[index]?.name ?? '';
    return { name, url: `http://127.0.0.1:${port}`, fetchKey: deriveFetchKey(masterKey, name) };
  });
  const open = async (behind: readonly Subgraph[], engine: EngineName = 'civic') => {
    const gateway = await createGateway({
      engine,
      subgraphs: behind,
      identityKeys,
      tokens: issuer,
      ...(await openAccess({ deny: 'null', databaseUrl, referenceKey, keyring, logger })),
      host: '127.0.0.1',
      port: 0,
      introspection: true,
      logger,
    });
    await gateway.listen();
    return gateway;
  };
  const ways: Readonly<Record<Transport, () => Promise<Gateway>>> = {
    'in process': () => open(shared),
    HTTP: () => open(doors.map(createHttpSubgraph)),
    'stock Apollo Gateway': () => open(shared, 'apollo'),
  };
  const gateways = new Map<Transport, Gateway>();
  const ledgers = await databasesOpened(subgraphs, async () => {
    for (const transport of transports) gateways.set(transport, await ways[transport]());
  });
  const gateway = (transport: Transport): Gateway => {
    const found = gateways.get(transport);
    if (found) return found;
    throw new Error(`The hub was not run with the transport "${transport}".`);
  };
  const statements = () => [
    ...subgraphs.map(({ name, database }) => [name, statementsOf(database).count] as const),
    ['ledger', ledgers.reduce((sum, ledger) => sum + statementsOf(ledger).count, 0)] as const,
  ];

  return {
    subgraphs,
    gateway,
    references: createReferenceSeal(referenceKey),
    issuer,
    subgraph: (name) => named(name, subgraphs),
    doorOf: (name) => named(name, doors),
    openGateway: (others) => {
      const names = new Set(others.map(({ name }) => name));
      return open([...shared.filter(({ name }) => !names.has(name)), ...others]);
    },
    async ask(transport, viewer, query, variables, headers) {
      const token = await issuer.issueToken(parseTokenArguments(viewer));
      return post(`${gateway(transport).url}/graphql`, { query, variables }, token, headers);
    },
    async countStatements(work) {
      const before = new Map(statements());
      await work();
      const counted = statements().map(
        ([name, count]) => [name, count - (before.get(name) ?? 0)] as const,
      );
      return Object.fromEntries(counted.filter(([, count]) => count > 0));
    },
    async close() {
      await Promise.all([...gateways.values()].map((one) => one.close()));
      await Promise.all(servers.map((server) => server.close()));
      await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
    },
  };
}

function named<Item extends { readonly name: string }>(name: string, items: readonly Item[]): Item {
  const found = items.find((item) => item.name === name);
  if (found) return found;
  throw new Error(`There is no subgraph "${name}".`);
}

/** The databases that `work` opens: a gateway opens its ledger by itself and shows it to nobody. */
async function databasesOpened(
  [subgraph]: readonly OpenSubgraph[],
  work: () => Promise<void>,
): Promise<readonly DataSource[]> {
  const initialize = jest.spyOn<DataSource, 'initialize'>(
    Object.getPrototypeOf(subgraph?.database),
    'initialize',
  );
  try {
    await work();
    return initialize.mock.contexts as DataSource[];
  } finally {
    initialize.mockRestore();
  }
}

/** One POST of a JSON body. */
export function post(
  url: string,
  body: unknown,
  token?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...headers,
        },
      },
      async (response) => {
        let text = '';
        for await (const part of response) text += part;
        resolve({ status: response.statusCode ?? 0, text });
      },
    ).once('error', reject);
    sent.end(JSON.stringify(body));
  });
}
