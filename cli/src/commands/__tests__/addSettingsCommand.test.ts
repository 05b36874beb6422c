import { parseEnv } from 'node:util';
import { parseKeyring } from '@civicgraph/shared';
import { answers } from '../../__tests__/fake/answers';
import { refuses } from '../../__tests__/fake/startFakeRegistry';
import { useFakeRegistry } from '../../__tests__/fake/useFakeRegistry';

const { run } = useFakeRegistry();
const subgraphSettings = { identityPublicKey: 'MCow+/Q=', fetchKey: 'qGx7+/=' };
const settings = (words: string, changed: object = { subgraphSettings }) =>
  run(`subgraph settings ${words}`, { ...answers, ...changed });

const ofTheHub = { HUB_IDENTITY_PUBLIC_KEY: 'MCow+/Q=', HUB_FETCH_KEY: 'qGx7+/=' };

it('prints what Node reads as an environment file, the settings of the hub and nothing else', async () => {
  expect(parseEnv((await settings('disputes')).output)).toEqual(ofTheHub);
});

it('makes keys of its own when they are asked for, others each time', async () => {
  const runs = [await settings('disputes --new-keys'), await settings('disputes --new-keys')];
  const [first, second] = runs.map(({ output }) => parseEnv(output));
  expect(first).toEqual({
    ...ofTheHub,
    HUB_REFERENCE_KEY: expect.any(String),
    HUB_KEYS: expect.any(String),
  });
  expect(Buffer.from(first?.HUB_REFERENCE_KEY ?? '', 'base64')).toHaveLength(32);
  expect(() => parseKeyring(first?.HUB_KEYS ?? '')).not.toThrow();
  expect(second?.HUB_REFERENCE_KEY).not.toBe(first?.HUB_REFERENCE_KEY);
  expect(second?.HUB_KEYS).not.toBe(first?.HUB_KEYS);
});

it('gives the keys apart from the answer of the hub as JSON', async () => {
  const { output } = await settings('disputes --new-keys --format json');
  expect(JSON.parse(output)).toEqual({
    subgraphSettings,
    ownKeys: { referenceKey: expect.any(String), keys: expect.stringMatching(/^own:/) },
  });
});

it('prints no line that the hub did not mean as its own', async () => {
  const hostile = { identityPublicKey: 'a\nNODE_OPTIONS=--require=x', fetchKey: 'b' };
  const { output } = await settings('disputes', { subgraphSettings: hostile });
  expect(parseEnv(output)).toEqual({
    HUB_IDENTITY_PUBLIC_KEY: 'a NODE_OPTIONS=--require=x',
    HUB_FETCH_KEY: 'b',
  });
});

it('prints nothing to those who may not', async () => {
  const answer = await settings('disputes --new-keys', {
    subgraphSettings: refuses('REGISTRY_FORBIDDEN', 'No.'),
  });
  expect(answer).toEqual({ exitCode: 4, output: '', errors: 'REGISTRY_FORBIDDEN: No.\n' });
});
