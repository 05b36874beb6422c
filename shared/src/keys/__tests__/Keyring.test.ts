import { generateKeyring, parseKeyring } from '../Keyring';

const old = generateKeyring('old');
const current = generateKeyring('new');

it('derives a key for each use from each key, the current one first', () => {
  const ring = parseKeyring(`${current},${old}`);
  expect(ring.derive('tokens').map(({ id }) => id)).toEqual(['new', 'old']);
  expect(ring.derive('tokens')[1]).toEqual(parseKeyring(old).derive('tokens')[0]);
  expect(ring.derive('tokens')[0].key).toHaveLength(32);
  expect(ring.derive('tokens')[0].key).not.toEqual(ring.derive('ledger')[0].key);
});

it.each(['', 'a', 'a:short', `${current},`, `${current};${old}`, `A:${current.slice(4)}`])(
  'refuses what is no ring: %s',
  (text) => {
    expect(() => parseKeyring(text)).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID' }),
    );
  },
);

it('refuses an id that stands for two keys, and quotes no key', () => {
  const twice = `${current},${generateKeyring('new')}`;
  expect(() => parseKeyring(twice)).toThrow('names an id twice');
  try {
    parseKeyring(twice);
  } catch (error) {
    expect(String(error)).not.toContain(current.slice(4, 12));
  }
});
