import { clientOf } from '../clientOf';

const clientIn = (headers: Record<string, string>) => clientOf((name) => headers[name]);

describe('the client of a request', () => {
  it.each([
    [{}, null, null],
    [{ 'apollographql-client-name': 'wall', 'apollographql-client-version': '2.1' }, 'wall', '2.1'],
    [{ 'x-client-name': 'desk' }, 'desk', null],
    [{ 'x-client-version': '3' }, null, null],
    [
      { 'apollographql-client-name': 'wall', 'x-client-name': 'desk', 'x-client-version': '3' },
      'wall',
      null,
    ],
    [
      { 'apollographql-client-name': ' ', 'x-client-name': 'desk', 'x-client-version': '' },
      'desk',
      null,
    ],
  ])('is what %j says', (headers, client, clientVersion) => {
    expect(clientIn(headers as Record<string, string>)).toEqual({ client, clientVersion });
  });

  it.each([
    ['a\u0000b\u001b[31mc', 'ab[31mc'],
    ['a\u202eb\u2028c\u200d', 'abc'],
    ['x'.repeat(10_000), 'x'.repeat(60)],
    [`${'x'.repeat(59)} y`, 'x'.repeat(59)],
    ['{"level":50}\n', '{"level":50}'],
  ])('holds nothing that a log would not print, and 60 characters at most (%#)', (name, client) => {
    expect(clientIn({ 'x-client-name': name, 'x-client-version': name })).toEqual({
      client,
      clientVersion: client,
    });
  });
});
