import type { DemoIssuer } from '@civicgraph/gateway';
import type { DemoViewer } from './demoViewers';
import type { Example } from './examples';
import { administratorTokenInShell } from './localKeys';
import { purposeHeader } from './purposeHeader';
import { parseTokenArguments } from './tokenArguments';

/** What `npm start` prints once the hub answers: where it is, and how to ask it as each role. Holds no token of the registry. */
export async function welcome(
  url: string,
  viewers: readonly DemoViewer[],
  examples: readonly Example[],
  issuer: DemoIssuer,
): Promise<string> {
  const lines = [
    '',
    `CivicGraph answers at ${url}/graphql`,
    `The explorer is at    ${url}/`,
    `The registry is for its administrator, who gives departments their tokens ("A department publishes" in README.md):`,
    `  HUB_URL=${url} HUB_TOKEN=${administratorTokenInShell()} npx hub status`,
    '',
    'One demo viewer per role, each with a query to paste:',
  ];
  for (const viewer of viewers) {
    const claims = parseTokenArguments(viewer.arguments);
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${await issuer.issueToken(claims)}`,
      ...purposeHeader(claims),
    };
    const words = Object.entries(headers).map(([name, value]) => ` -H '${name}: ${value}'`);
    const example = examples.find(({ name }) => name === viewer.example);
    const body = JSON.stringify({
      query: example ? oneLine(example.query) : '{ __typename }',
      variables: example?.variables,
    });
    lines.push(
      '',
      `# ${viewer.role}: npm run --silent token -- ${viewer.arguments.join(' ')}`,
      `curl -s ${url}/graphql${words.join('')} -d '${body.replaceAll("'", "'\\''")}'`,
    );
  }
  return `${lines.join('\n')}\n\n`;
}

/** The document without comments and line breaks, so that a curl is one line. */
function oneLine(query: string): string {
  return query
    .replace(/^\s*#.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}
