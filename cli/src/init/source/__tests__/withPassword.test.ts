import { parseExistingDatabaseUrl } from '@civicgraph/shared';
import { withPassword } from '../withPassword';

test.each(['plain', 'p@ss:w/rd#?', '100%', "'quoted' %41", '密码'])(
  'gives a URL the password %s as it is',
  (password) => {
    const from = withPassword('mysql://reader@127.0.0.1:3307/mediation', password);
    expect(parseExistingDatabaseUrl(from)).toEqual({
      kind: 'EXISTING',
      host: '127.0.0.1',
      port: 3307,
      user: 'reader',
      password,
      database: 'mediation',
    });
  },
);

test('leaves alone a URL with a password, and what is no URL of a database', () => {
  for (const from of [
    'mysql://reader:own@127.0.0.1/mediation',
    'calls.csv',
    'mysql://',
    'http://a/',
  ]) {
    expect(withPassword(from, 'secret')).toBe(from);
  }
  expect(withPassword('mysql://reader@127.0.0.1/mediation', undefined)).toBe(
    'mysql://reader@127.0.0.1/mediation',
  );
});
