import { misspeltSettings } from '../misspeltSettings';

describe('settings that look misspelt', () => {
  test.each([
    [{ HUB_TOKENS: 'x' }, [{ found: 'HUB_TOKENS', meant: 'HUB_TOKEN' }]],
    [{ HUB_ULR: 'x' }, [{ found: 'HUB_ULR', meant: 'HUB_URL' }]],
    [{ hub_url: 'x' }, [{ found: 'hub_url', meant: 'HUB_URL' }]],
    [{ HUB_SOURCE_PASWORD: 'x' }, [{ found: 'HUB_SOURCE_PASWORD', meant: 'HUB_SOURCE_PASSWORD' }]],
    [{ HUBTOKEN: 'x', HUB_TOKEN: '' }, [{ found: 'HUBTOKEN', meant: 'HUB_TOKEN' }]],
    [{ HUB_TOKENS: 'x', HUB_TOKEN: 'y' }, []],
    [{ HUB_KEYS: 'x', HUB_HOST: 'x', HUB_ISSUER: 'x', HUB_ENGINE: 'x' }, []],
    [{ PUB_URL: 'x' }, []],
    [{}, []],
  ])('%j: %j', (environment, found) => {
    expect(misspeltSettings(environment)).toEqual(found);
  });
});
