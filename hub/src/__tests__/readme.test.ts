import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDatabaseUrl } from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { runHub, type TestHub } from './runHub';

let hub: TestHub;
beforeAll(async () => {
  hub = await runHub(parseDatabaseUrl(`sqlite:${temporaryFolder()}`));
}, 120_000);
afterAll(() => hub.close());

/** The body of the first curl, the arguments of its token, and the JSON that is shown below it. */
function firstQuery(file: string) {
  const text = readFileSync(join(__dirname, '..', '..', '..', file), 'utf8');
  const viewer = /TOKEN=\$\(npm run --silent token -- (.+)\)/.exec(text)?.[1]?.split(' ');
  const body = /-d '(\{[\s\S]*?\})'\n```/.exec(text)?.[1];
  const answer = /```json\n([\s\S]*?)```/.exec(text)?.[1];
  if (!viewer || !body || !answer) throw new Error(`${file} shows no first query.`);
  return { viewer, query: JSON.parse(body).query as string, answer: JSON.parse(answer) as unknown };
}

it.each(['README.md', 'README.zh-CN.md'])(
  '%s shows the answer that the hub gives',
  async (file) => {
    const { viewer, query, answer } = firstQuery(file);
    const { text } = await hub.ask('in process', viewer, query);
    expect(JSON.parse(text)).toEqual(answer);
  },
);
