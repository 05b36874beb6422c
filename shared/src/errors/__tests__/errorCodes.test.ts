import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes } from '../errorCodes';
import { HubError, quote } from '../HubError';

const root = join(__dirname, '..', '..', '..', '..');

describe('docs/errors.md', () => {
  it('lists the codes and meanings that the code has, in the same order', () => {
    const rows = readFileSync(join(root, 'docs', 'errors.md'), 'utf8')
      .split('\n')
      .map((line) => /^\| `([A-Z_]+)` \| (.+) \|$/.exec(line))
      .filter((match) => match !== null)
      .map(([, code, meaning]) => [code, meaning]);
    expect(rows).toEqual(Object.entries(errorCodes));
  });
});

describe('a quoted value', () => {
  it('is one short printable line', () => {
    expect(quote('990101\nforged log line')).toBe('"990101·forged log line"');
    expect(quote('a‮b')).toBe('"a·b"');
    expect(quote('x'.repeat(500))).toHaveLength(62);
    expect(quote(101)).toBe('"101"');
    expect(quote({ toString: 'x' })).toBe('"{"toString":"x"}"');
  });
});

describe('a HubError', () => {
  it('cannot have its code replaced by its context', () => {
    const error = new HubError('FORBIDDEN', 'No.', { code: 'OTHER', field: 'a' });
    expect(error.extensions).toEqual({ code: 'FORBIDDEN', field: 'a' });
  });
});
