import type { DemoIssuer } from '@civicgraph/gateway';
import type { DemoViewer } from '../demoViewers';
import type { Example } from '../examples';
import { explorerTabs } from '../explorerTabs';
import { welcome } from '../welcome';

const issuer: DemoIssuer = {
  issueToken: async ({ role, purpose }) => `token-of-${role}-for-${purpose}`,
  verify: () => Promise.reject(new Error('Nothing is verified here.')),
};

const example: Example = {
  name: '19-own-cases',
  query: '# a comment\nquery OwnCases {\n  ownCases\n}\n',
  viewer: ['--role', 'care-other', '--case', 'C1'],
  variables: { name: "it's" },
  expected: {},
};

const viewers: readonly DemoViewer[] = [
  { role: 'DASH', arguments: ['--role', 'dash'], example: 'none' },
  { role: 'CARE_OTHER', arguments: example.viewer, example: '19-own-cases' },
];

it('welcomes with a curl a role, which declares the purpose of those who read about persons', async () => {
  const text = await welcome('http://hub', viewers, [example], issuer);
  expect(text.split('\n').filter((line) => /^[#c]/.test(line))).toEqual([
    '# DASH: npm run --silent token -- --role dash',
    `curl -s http://hub/graphql -H 'content-type: application/json' -H 'authorization: Bearer token-of-DASH-for-STATISTICS' -d '{"query":"{ __typename }"}'`,
    '# CARE_OTHER: npm run --silent token -- --role care-other --case C1',
    `curl -s http://hub/graphql -H 'content-type: application/json' -H 'authorization: Bearer token-of-CARE_OTHER-for-CARE_DELIVERY' -H 'x-purpose: CARE_DELIVERY' -d '{"query":"query OwnCases { ownCases }","variables":{"name":"it'\\''s"}}'`,
  ]);
});

it('says how the administrator reaches the registry, without the token', async () => {
  const registryLine = async () =>
    (await welcome('http://hub', [], [], issuer))
      .split('\n')
      .find((line) => / npx hub /.test(line));
  const given = process.env.HUB_ADMINISTRATOR_TOKEN;
  try {
    delete process.env.HUB_ADMINISTRATOR_TOKEN;
    expect(await registryLine()).toBe(
      '  HUB_URL=http://hub HUB_TOKEN=$(cat .civicgraph/administrator.token) npx hub status',
    );
    process.env.HUB_ADMINISTRATOR_TOKEN = 'secret';
    expect(await registryLine()).toBe(
      '  HUB_URL=http://hub HUB_TOKEN=$HUB_ADMINISTRATOR_TOKEN npx hub status',
    );
  } finally {
    if (given === undefined) delete process.env.HUB_ADMINISTRATOR_TOKEN;
    else process.env.HUB_ADMINISTRATOR_TOKEN = given;
  }
});

it('opens the explorer with the headers of each viewer', async () => {
  expect(await explorerTabs([example], issuer)).toEqual({
    title: 'CivicGraph',
    localOnly: true,
    token: 'token-of-DASH-for-STATISTICS',
    tabs: [
      {
        query: example.query,
        variables: example.variables,
        headers: {
          authorization: 'Bearer token-of-CARE_OTHER-for-CARE_DELIVERY',
          'x-purpose': 'CARE_DELIVERY',
        },
      },
    ],
  });
});
