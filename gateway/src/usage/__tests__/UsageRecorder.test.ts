import { HubError, type OperationUse } from '@civicgraph/shared';
import { buildSchema, getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import pino from 'pino';
import { createUsageRecorder } from '../UsageRecorder';

const schema = buildSchema('type Query { a: Int b(id: Int): Int }');

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-11-26T23:59:50Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

function setUp() {
  const told: (readonly OperationUse[])[] = [];
  const lines: Record<string, unknown>[] = [];
  const registry = {
    isAway: false,
    /** Of operations that it refuses any list with. */
    refused: '',
    async recordUses(uses: readonly OperationUse[]) {
      if (registry.isAway) throw new HubError('REGISTRY_UNAVAILABLE', 'Away.');
      if (uses.some(({ operationName }) => operationName === registry.refused)) {
        throw new HubError('BAD_REQUEST', 'Bad.');
      }
      told.push(uses.map((use) => ({ ...use })));
    },
  };
  const logger = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) });
  const usage = createUsageRecorder(registry, logger);
  const documents = new Map<string, ReturnType<typeof parse>>();
  return {
    registry,
    usage,
    told,
    lines,
    flush: () => jest.advanceTimersByTimeAsync(5000),
    ask(source: string, headers: Record<string, string> = {}, department: string | null = null) {
      const document = documents.get(source) ?? parse(source);
      documents.set(source, document);
      const operation = getOperationAST(document) as OperationDefinitionNode;
      const header = (name: string) => headers[name];
      usage.record({ schema, document, operation, viewer: { department }, header });
    },
  };
}

const wall = { 'x-client-name': 'wall', 'x-client-version': '1' };
/** What tells uses apart, and how many. */
const summaryOf = (uses: readonly OperationUse[] = []) =>
  uses.map(({ document, client, clientVersion, department, day, count }) =>
    [document?.replace(/\s+/g, ' '), client, clientVersion, department, day, count].join(' | '),
  );

describe('the recorder of uses', () => {
  it('tells the registry every five seconds how often who asked what, and nothing while nobody asks', async () => {
    const { ask, flush, told } = setUp();
    ask('{ a }');
    ask('{ a }');
    ask('{ a }', wall);
    ask('{ a }', wall, 'D');
    ask('{ b(id: 7) }');
    ask('{ b(id: 8) }');
    expect(told).toEqual([]);
    await flush();
    expect(told).toHaveLength(1);
    expect(summaryOf(told[0])).toEqual([
      '{ a } |  |  |  | 2026-11-26 | 2',
      '{ a } | wall | 1 |  | 2026-11-26 | 1',
      '{ a } | wall | 1 | D | 2026-11-26 | 1',
      '{ b(id: 0) } |  |  |  | 2026-11-26 | 2',
    ]);
    expect(told[0]?.[3]).toEqual({
      operationHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      operationName: null,
      document: '{\n  b(id: 0)\n}',
      client: null,
      clientVersion: null,
      department: null,
      coordinates: ['Query.b', 'Query.b(id:)'],
      day: '2026-11-26',
      count: 2,
    });
    await flush();
    expect(told).toHaveLength(1);
  });

  it('tells days apart, in UTC', async () => {
    const { ask, flush, told } = setUp();
    ask('{ a }');
    await flush();
    await flush();
    ask('{ a }');
    await flush();
    expect(told.flat().map(({ day }) => day)).toEqual(['2026-11-26', '2026-11-27']);
  });

  it('keeps what the registry does not take, and tells it with what came since', async () => {
    const { ask, flush, told, registry } = setUp();
    registry.isAway = true;
    ask('{ a }');
    await flush();
    ask('{ a }');
    ask('{ b }');
    await flush();
    registry.isAway = false;
    await flush();
    expect(told).toHaveLength(1);
    expect(told[0]?.map(({ document, count }) => [document, count])).toEqual([
      ['{\n  a\n}', 2],
      ['{\n  b\n}', 1],
    ]);
  });

  it('counts clients beyond 2,000 as one without a name, and drops what is beyond that', async () => {
    const { ask, flush, told, lines, registry } = setUp();
    registry.isAway = true;
    for (let n = 0; n < 2100; n += 1) ask('{ a }', { 'x-client-name': `c${n}` });
    await flush();
    for (let n = 0; n < 600; n += 1) ask(`query N${n} { a }`, { 'x-client-name': 'late' });
    ask('{ a }', { 'x-client-name': 'c0' });
    registry.isAway = false;
    await flush();
    const uses = told.flat();
    expect(uses).toHaveLength(2500);
    expect(uses.filter(({ client }) => client === null)).toHaveLength(500);
    const anonymous = uses.find(({ client, operationName }) => client === null && !operationName);
    expect(anonymous?.count).toBe(100);
    expect(uses.find(({ client }) => client === 'c0')?.count).toBe(2);
    expect(uses.some(({ client }) => client === 'late')).toBe(false);
    expect(lines.map(({ msg }) => msg)).toEqual([
      'uses of operations are not counted: there are too many',
    ]);
  });

  it('drops documents that would take too much memory together', async () => {
    const { ask, flush, told, lines } = setUp();
    for (let n = 0; n < 600; n += 1) ask(`query ${'N'.repeat(16_000)}${n} { a }`);
    ask('{ a }');
    ask('{ a }');
    await flush();
    const uses = told.flat();
    const characters = uses.reduce((sum, { document }) => sum + (document?.length ?? 0), 0);
    expect(characters).toBeGreaterThan(7 * 1024 * 1024);
    expect(characters).toBeLessThan(8 * 1024 * 1024);
    expect(uses.at(-1)).toMatchObject({ document: '{\n  a\n}', count: 2 });
    expect(lines).toHaveLength(1);
  });

  it('tells what is too much for one list in several, each of less than 1 MiB', async () => {
    const { ask, flush, told } = setUp();
    for (let n = 0; n < 100; n += 1) ask(`query ${'N'.repeat(16_000)}${n} { a }`);
    await flush();
    expect(told.length).toBeGreaterThan(1);
    expect(told.flat()).toHaveLength(100);
    for (const uses of told) {
      expect(JSON.stringify(uses).length).toBeLessThan(1024 * 1024);
    }
  });

  it('goes on after an operation with a name of any length', async () => {
    const { ask, flush, told } = setUp();
    ask(`query ${'N'.repeat(100_000)} { a }`);
    await flush();
    ask('{ a }');
    await flush();
    expect(
      told
        .flat()
        .map(({ operationName, document, coordinates }) => [operationName, document, coordinates]),
    ).toEqual([
      ['N'.repeat(100), null, ['Query.a']],
      [null, '{\n  a\n}', ['Query.a']],
    ]);
  });

  it('drops a list that the registry refuses, with one line, and tells the others', async () => {
    const { ask, flush, told, lines, registry } = setUp();
    registry.refused = 'Bad';
    ask('query Bad { a }');
    for (let n = 0; n < 40; n += 1) ask(`query ${'N'.repeat(16_000)}${n} { a }`);
    await flush();
    const [{ lost = 0 } = {}] = lines as { lost?: number }[];
    expect(told.flat()).toHaveLength(41 - lost);
    expect(lines).toMatchObject([
      { error: 'BAD_REQUEST', msg: 'the registry refuses uses of operations' },
    ]);
    ask('{ a }');
    await flush();
    expect(told.at(-1)).toMatchObject([{ document: '{\n  a\n}' }]);
    expect(lines).toHaveLength(1);
  });

  it('tells a list that was told no second time when the registry goes away after it', async () => {
    const { ask, flush, told, registry } = setUp();
    const { recordUses } = registry;
    registry.recordUses = async (uses) => {
      await recordUses(uses);
      registry.isAway = true;
    };
    for (let n = 0; n < 40; n += 1) ask(`query N${n}${'N'.repeat(16_000)} { a }`);
    await flush();
    expect(told).toHaveLength(1);
    registry.recordUses = recordUses;
    registry.isAway = false;
    await flush();
    expect(new Set(told.flat().map(({ operationHash }) => operationHash)).size).toBe(40);
    expect(told.flat()).toHaveLength(40);
  });

  it('tells what is left when it closes', async () => {
    const { ask, usage, told, registry, lines } = setUp();
    ask('{ a }');
    await usage.close();
    expect(told).toHaveLength(1);
    registry.isAway = true;
    ask('{ b }');
    await usage.close();
    expect(lines).toMatchObject([{ kept: 1, msg: 'uses of operations are lost' }]);
  });

  it('does not count what asks for the schema alone', async () => {
    const { ask, usage, told } = setUp();
    ask('{ __typename }');
    await usage.close();
    expect(told).toEqual([]);
  });
});
