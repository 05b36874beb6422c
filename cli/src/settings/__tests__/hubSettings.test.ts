import { readHubSettings } from '../hubSettings';

const token = 'hub_1_secret';

describe('where the hub is and who asks', () => {
  test.each([
    ['by default', {}, { HUB_TOKEN: token }, { url: 'http://127.0.0.1:4000', token }],
    [
      'an empty address',
      {},
      { HUB_URL: '', HUB_TOKEN: token },
      { url: 'http://127.0.0.1:4000', token },
    ],
    [
      'from the environment, with a path and slashes',
      {},
      { HUB_URL: 'https://city.example/hub//', HUB_TOKEN: `${token}\n` },
      { url: 'https://city.example/hub', token },
    ],
    [
      'options before the environment',
      { hubUrl: 'http://10.99.0.1:4000', token: 'hub_2_other' },
      { HUB_URL: 'http://127.0.0.1:1', HUB_TOKEN: token },
      { url: 'http://10.99.0.1:4000', token: 'hub_2_other' },
    ],
  ])('%s', (_, options, environment, settings) => {
    expect(readHubSettings(options, environment)).toEqual(settings);
  });

  test.each([
    'city',
    '127.0.0.1:4000',
    'ftp://city.example',
    'file:///etc/passwd',
    'http://',
    'http://city.example?x=1',
    'http://city.example#x',
    'http://user:pass-word@city.example',
    'htp:/user:pass-word@city.example',
    ' ',
  ])('refuses the address %j, and repeats no password', (hubUrl) => {
    expect(() => readHubSettings({ hubUrl, token }, {})).toThrow(
      expect.objectContaining({
        code: 'CONFIGURATION_INVALID',
        message: expect.not.stringContaining('pass-word'),
      }),
    );
  });

  test.each(['', '  ', 'hub_1 secret', 'hub_1\nsecret', 'hub_1_密secret'])(
    'refuses the token %j, and does not repeat it',
    (wrong) => {
      expect(() => readHubSettings({ token: wrong }, {})).toThrow(
        expect.objectContaining({
          code: 'REGISTRY_TOKEN_NOT_ACCEPTED',
          message: expect.not.stringContaining('secret'),
        }),
      );
    },
  );
});
