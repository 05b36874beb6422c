import { viewerFromClaims } from '../viewerFromClaims';

const claims = { sub: 'u-1', role: 'ANALYST' };

describe('the debug scope', () => {
  it.each(['hub:debug', 'openid hub:debug', 'hub:debug profile'])('is in "%s"', (scope) => {
    expect(viewerFromClaims({ ...claims, scope }).debug).toBe(true);
  });

  it.each([undefined, null, '', 'openid', 'hub:debugger', 'Hub:Debug', ['hub:debug'], 7, true])(
    'is not in %j',
    (scope) => {
      expect(viewerFromClaims({ ...claims, scope })).toEqual(viewerFromClaims(claims));
      expect(viewerFromClaims({ ...claims, scope })).not.toHaveProperty('debug');
    },
  );

  it('is no claim of its own', () => {
    expect(viewerFromClaims({ ...claims, debug: true, scopes: ['hub:debug'] })).toEqual(
      viewerFromClaims(claims),
    );
  });
});
