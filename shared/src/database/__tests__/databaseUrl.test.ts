import { parseDatabaseUrl } from '../databaseUrl';

describe('HUB_DATABASE_URL', () => {
  it.each([
    ['sqlite:./data', { kind: 'SQLITE', folder: './data' }],
    ['sqlite:/var/lib/hub', { kind: 'SQLITE', folder: '/var/lib/hub' }],
    [
      'mysql://root@127.0.0.1:3306/',
      {
        kind: 'MYSQL',
        host: '127.0.0.1',
        port: 3306,
        user: 'root',
        password: '',
        prefix: 'civicgraph',
      },
    ],
    [
      'mysql://hub:p%40ss@db/test_1',
      { kind: 'MYSQL', host: 'db', port: 3306, user: 'hub', password: 'p@ss', prefix: 'test_1' },
    ],
    [
      'mysql://hub@[::1]:3307',
      { kind: 'MYSQL', host: '::1', port: 3307, user: 'hub', password: '', prefix: 'civicgraph' },
    ],
  ])('reads %s', (text, expected) => {
    expect(parseDatabaseUrl(text)).toEqual(expected);
  });

  it.each([
    '',
    'data',
    'sqlite:',
    'sqlite://host/x',
    'postgres://u:secret@h/',
    'mysql:///',
    'mysql://u:secret@h/a b',
    'mysql://u:secret@h/UPPER',
    'mysql://u:secret@h:99999/',
  ])('refuses "%s" and never repeats a password', (text) => {
    let caught: unknown;
    try {
      parseDatabaseUrl(text);
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ code: 'CONFIGURATION_INVALID' });
    expect(String(caught)).not.toContain('secret');
  });
});
