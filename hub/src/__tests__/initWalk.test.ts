import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSourceDatabase,
  describeMysql,
  type SourceDatabase,
  temporaryFolder,
} from '@civicgraph/shared/testing';
import { freePort, run, token, untilReady } from './hubProcess';
import { install, npm, start } from './publishing/generatedPackage';
import { mediationTables } from './publishing/mediationTables';
import { readPage } from './publishing/readPage';
import { runBin, type Who } from './publishing/runBin';
import { until } from './publishing/until';
import { post } from './runHub';

// Processes start and compilers run here, on machines that have other things to do.
jest.setTimeout(120_000);

const { blockOf, questionOf, viewer, wordsOf } = readPage('docs/publish-a-subgraph.md');
const hubFolder = temporaryFolder();
const officeFolder = temporaryFolder();
let hubUrl: string;
let hubProcess: ReturnType<typeof run>;
let administrator: Who;

beforeAll(async () => {
  const port = await freePort();
  hubUrl = `http://127.0.0.1:${port}`;
  hubProcess = run(
    'start',
    { PORT: String(port), HUB_DATABASE_URL: 'sqlite:./data', LOG_LEVEL: 'error' },
    hubFolder,
  );
  await untilReady(port);
  const secret = readFileSync(join(hubFolder, '.civicgraph', 'administrator.token'), 'utf8');
  administrator = { url: hubUrl, token: secret };
});
afterAll(async () => {
  hubProcess.child.kill('SIGINT');
  await hubProcess.ended;
  for (const folder of [hubFolder, officeFolder]) rmSync(folder, { recursive: true });
});

/** Runs a command in the folder of the office. @throws Error when it fails */
async function hub(who: Who, words: readonly string[]): Promise<string> {
  const { exitCode, output, errors } = await runBin(who, officeFolder, ...words);
  if (exitCode === 0) return output;
  throw new Error(`hub ${words.join(' ')} ended with ${exitCode}: ${errors}${output}`);
}

/** The office with the token that an administrator makes by the words of the page. */
async function officeWithToken(name: string): Promise<Who> {
  const words = wordsOf('hub token create').map((word) => (word === 'mediation' ? name : word));
  const output = await hub(administrator, words);
  return { url: hubUrl, token: /^secret +(\S+)$/m.exec(output)?.[1] ?? '' };
}

/** Publishes by the words of the page, but for the address, and asks what it asks until there is an answer. */
async function publishAndAsk(office: Who, name: string, url: string, field: string) {
  const words = wordsOf(`hub subgraph publish ${name}`).map((word) => {
    if (word.startsWith('http://')) return url;
    return word === 'schema.graphql' ? join(name, word) : word;
  });
  expect(await hub(office, words)).toMatch(new RegExp(`^Accepted: ${name} is at version 1, `));
  const { query, answer } = questionOf(field);
  const bearer = token(hubFolder, ...viewer());
  const text = await until(
    async () => (await post(`${hubUrl}/graphql`, { query }, bearer)).text,
    // Until the gateway has followed there is no such field.
    (given) => !given.includes('GRAPHQL_VALIDATION_FAILED'),
  );
  return { given: JSON.parse(text), answer };
}

describeMysql('a department with a database', () => {
  let database: SourceDatabase;
  beforeAll(async () => {
    database = await createSourceDatabase(mediationTables);
  });
  afterAll(() => database.drop());

  it('comes from init to an answered query across departments by the words of the page', async () => {
    const office = await officeWithToken('mediation');
    const from = new URL(database.url);
    from.password = '';
    const words = wordsOf('hub subgraph init mediation').map((word) =>
      word.startsWith('mysql://') ? from.href : word,
    );
    const typing = { ...office, sourcePassword: database.password };
    expect(await hub(typing, words)).toBe(blockOf('Made the subgraph "mediation"'));
    const folder = join(officeFolder, 'mediation');
    install(folder);
    await npm(folder, 'test');
    const running = await start(folder);
    const checking = wordsOf('hub subgraph check mediation');
    const schema = checking.map((word) =>
      word === 'schema.graphql' ? join('mediation', word) : word,
    );
    expect(await hub(office, schema)).toBe('no findings\n');
    const { given, answer } = await publishAndAsk(
      office,
      'mediation',
      running.url,
      'mediationDisputes',
    );
    expect(given).toEqual(answer);
    await running.stop();
  });
});

describe('a department with a file', () => {
  it('comes from init to an answered query across departments by the words of the page', async () => {
    const office = await officeWithToken('hotline');
    writeFileSync(join(officeFolder, 'hotline.csv'), blockOf('工单编号'));
    await hub(office, wordsOf('hub subgraph init hotline'));
    const folder = join(officeFolder, 'hotline');
    install(folder);
    expect(await npm(folder, 'run', 'import')).toContain('\n2 rows imported.\n');
    await npm(folder, 'test');
    const running = await start(folder);
    const { given, answer } = await publishAndAsk(office, 'hotline', running.url, 'hotlines');
    expect(given).toEqual(answer);
    await running.stop();
  });
});
