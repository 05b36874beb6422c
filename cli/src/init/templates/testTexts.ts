import type { Plan, TypePlan } from '../plan/Plan';
import { importsText, literal } from './code';
import { isListed } from './schemaText';
import { definitionName } from './subgraphTexts';

/** Where a subgraph stands: among those of a checkout of the hub, or in a folder of its own. */
export type Placement = 'WORKSPACE' | 'FOLDER';

/** The tests of a subgraph, by path: of jest in a checkout, of Node itself elsewhere. */
export function testTexts(plan: Plan, placement: Placement): Readonly<Record<string, string>> {
  return {
    'src/__tests__/openForTest.ts': openText(plan),
    'src/__tests__/subgraph.test.ts': suiteText(plan, placement),
  };
}

function openText(plan: Plan): string {
  const isCsv = plan.origin.kind === 'CSV';
  const definition = definitionName(plan);
  const shared = [
    'createIdentityVerifier',
    'createReferenceSeal',
    'createViewer',
    'generateIdentityKeys',
    'generateKeyring',
    'type OpenSubgraph',
    'openSubgraph',
    'parseKeyring',
    'type Role',
    'signIdentity',
    'statementsOf',
    'type SubgraphResponse',
    ...(isCsv ? ['importCsv', 'parseDatabaseUrl'] : ['parseExistingDatabaseUrl']),
  ];
  return `${importsText({
    'node:crypto': ['randomBytes'],
    'node:fs': isCsv ? ['mkdtempSync', 'readFileSync', 'rmSync'] : ['readFileSync'],
    ...(isCsv ? { 'node:os': ['tmpdir'] } : {}),
    'node:path': ['join'],
    ...(isCsv ? {} : { 'node:util': ['parseEnv'] }),
    '@civicgraph/shared': shared,
    pino: ['default pino'],
    ...(isCsv ? { '../csvImport': ['csvImport'] } : {}),
    '../subgraph': [definition],
  })}
/** The subgraph on its data, without a gateway before it. */
export interface TestSubgraph {
  /** Asks as a viewer with a true identity. */
  ask(
    regions: readonly string[],
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<SubgraphResponse>;
  /** Asks without one, as whoever is not the gateway would. */
  askUnsigned(query: string): Promise<SubgraphResponse>;
  /** Statements run so far. */
  statements(): number;
  close(): Promise<void>;
}

/** Every region there can be, province by province. */
export const everywhere = Array.from({ length: 90 }, (_, index) => \`\${index + 10}0000000000\`);

const role: Role = 'DEPT_ADMIN';

${isCsv ? csvOpening(plan, definition) : mysqlOpening(definition)}

/** \`opened\` answers whoever signs with \`privateKey\`. */
function testSubgraph(
  opened: OpenSubgraph,
  privateKey: ReturnType<typeof generateIdentityKeys>['privateKey'],
  close: () => Promise<void>,
): TestSubgraph {
  return {
    ask(regions, query, variables = {}) {
      const viewer = createViewer({
        id: 'test',
        role,
        regions,
        grids: [],
        department: null,
        cases: [],
        subject: null,
      });
      const identity = signIdentity(privateKey, { viewer, requestId: 'test' });
      return opened.execute({ query, variables, identity });
    },
    askUnsigned: (query) => opened.execute({ query }),
    statements: () => statementsOf(opened.database).count,
    close,
  };
}
`;
}

/** What both ways of opening pass on; there is no logger to keep quiet but one that says nothing. */
function openingOptions(url: string): string {
  return `{
    databaseUrl: ${url},
    verifyIdentity: createIdentityVerifier(publicKey),
    references: createReferenceSeal(randomBytes(32)),
    keyring: parseKeyring(generateKeyring('test')),
    logger: pino({ level: 'silent' }),
  }`;
}

function mysqlOpening(definition: string): string {
  return `/** Opens it on the database that \`.env\` names, in which nothing is changed. */
export async function openForTest(): Promise<TestSubgraph> {
  const { privateKey, publicKey } = generateIdentityKeys();
  const opened = await openSubgraph(${definition}, ${openingOptions('parseExistingDatabaseUrl(databaseUrl())')});
  return testSubgraph(opened, privateKey, () => opened.close());
}

function databaseUrl(): string {
  let settings: Record<string, string | undefined> = {};
  try {
    settings = parseEnv(readFileSync(join(__dirname, '..', '..', '.env'), 'utf8'));
  } catch {
    // Told below.
  }
  const url = process.env.HUB_TEST_SOURCE_URL ?? settings.HUB_DATABASE_URL;
  if (url) return url;
  throw new Error(
    'No database to test with: ".env" beside package.json has no HUB_DATABASE_URL. Put "mysql://user:password@host:3306/database" there.',
  );
}`;
}

function csvOpening(plan: Plan, definition: string): string {
  const fileName = plan.origin.kind === 'CSV' ? plan.origin.fileName : '';
  return `/** Opens it on a database of its own, with the rows of the file. */
export async function openForTest(): Promise<TestSubgraph> {
  const { privateKey, publicKey } = generateIdentityKeys();
  const folder = mkdtempSync(join(tmpdir(), 'subgraph-'));
  const opened = await openSubgraph(${definition}, ${openingOptions(`parseDatabaseUrl(\`sqlite:\${folder}\`)`)});
  const fileName = ${literal(fileName)};
  const file = join(__dirname, '..', '..', 'data', fileName);
  await importCsv(opened.database, csvImport, fileName, readFileSync(file));
  return testSubgraph(opened, privateKey, async () => {
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  });
}`;
}

function suiteText(plan: Plan, placement: Placement): string {
  const listed = plan.types.filter(isListed);
  const scoped = listed.filter(({ scope }) => scope.kind !== 'NONE');
  const cases = listed.map(
    (type) =>
      `  { type: ${literal(type.name)}, list: ${literal(type.list)}, keys: [${type.key.map(({ field }) => literal(field)).join(', ')}], fields: ${literal(openFields(type).join(' '))} },`,
  );
  const imports = importsText({
    'node:assert': ['strict as assert'],
    ...(placement === 'FOLDER'
      ? { 'node:test': ['after as afterAll', 'before as beforeAll', 'describe', 'it'] }
      : {}),
    './openForTest': [
      ...(listed.length > 0 ? ['everywhere'] : []),
      'openForTest',
      'type TestSubgraph',
    ],
  });
  const listTests = `
  for (const { type, list, keys, fields } of lists) {
    it(\`reads a page of \${list}, and finds its rows again by their keys in one statement\`, async () => {
      const page = await subgraph.ask(everywhere, \`{ \${list}(first: 20) { nodes { \${fields} } } }\`);
      assert.equal(page.errors, undefined);
      const pages = page.data as Record<string, { nodes: Record<string, unknown>[] }>;
      const nodes = pages[list]?.nodes ?? [];
      const before = subgraph.statements();
      const found = await subgraph.ask(
        everywhere,
        \`query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on \${type} { \${fields} } } }\`,
        {
          keys: nodes.map((node) => ({
            __typename: type,
            ...Object.fromEntries(keys.map((key) => [key, node[key]])),
          })),
        },
      );
      const same = { data: { _entities: nodes } };
      assert.equal(JSON.stringify(found), JSON.stringify(same));
      assert.ok(subgraph.statements() - before <= 1);
    });
  }
`;
  const scopeTest = `
  it('shows nothing of a place to a viewer who has none', async () => {
    for (const list of [${scoped.map(({ list }) => literal(list)).join(', ')}]) {
      const page = await subgraph.ask([], \`{ \${list} { nodes { __typename } } }\`);
      assert.equal(JSON.stringify(page), JSON.stringify({ data: { [list]: { nodes: [] } } }));
    }
  });
`;
  const listsText = `
/** Each list, the key of its rows, and the fields that need no scope. */
const lists: ReadonlyArray<{ type: string; list: string; keys: string[]; fields: string }> = [
${cases.join('\n')}
];
`;
  return `${imports}${listed.length > 0 ? listsText : ''}
describe(${literal(`the subgraph ${plan.name}`)}, () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await openForTest();
  });
  afterAll(() => subgraph.close());

  it('answers nobody but the gateway', async () => {
    const { data, errors } = await subgraph.askUnsigned('{ __typename }');
    assert.equal(data, undefined);
    assert.equal(errors?.[0]?.extensions?.code, 'IDENTITY_REQUIRED');
  });
${listed.length > 0 ? listTests : ''}${scoped.length > 0 ? scopeTest : ''}});
`;
}

/** The key, and every other field that is a value and open to every viewer. */
function openFields(type: TypePlan): string[] {
  return type.fields.flatMap((field) =>
    field.kind === 'COLUMN' && (field.isKey || field.personal === null) ? [field.name] : [],
  );
}
