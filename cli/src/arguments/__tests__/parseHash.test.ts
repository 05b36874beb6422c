import { parseHash } from '../parseHash';

test.each(['', 'ab', 'g'.repeat(64), 'a'.repeat(65), `${'a'.repeat(64)}\n`])(
  '%j is no hash',
  (text) => {
    expect(() => parseHash(text)).toThrow(
      expect.objectContaining({ code: 'commander.invalidArgument' }),
    );
  },
);

it('writes hashes in lower case', () => {
  expect(parseHash('AB'.repeat(32))).toBe('ab'.repeat(32));
});
