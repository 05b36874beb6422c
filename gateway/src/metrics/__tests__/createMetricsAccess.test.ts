import { HubError } from '@civicgraph/shared';
import { createMetricsAccess } from '../createMetricsAccess';

const token = 'a-token-of-16-ch';
const local = { remoteAddress: '127.0.0.1' };
const remote = { remoteAddress: '10.0.0.7' };
const authorization = `Bearer ${token}`;

describe('access to the metrics', () => {
  it.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])(
    'is given to the peer %s',
    (remoteAddress) => {
      expect(createMetricsAccess(undefined)({ headers: {}, socket: { remoteAddress } })).toBe(true);
    },
  );

  it.each(['10.0.0.7', '::ffff:10.0.0.7', '2001:db8::1', '127.0.0.1.example', undefined])(
    'is refused to the peer %s',
    (remoteAddress) => {
      expect(createMetricsAccess(token)({ headers: {}, socket: { remoteAddress } })).toBe(false);
    },
  );

  it.each([
    'forwarded',
    'via',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-real-ip',
    'x-client-ip',
    'cf-connecting-ip',
  ])('is refused when a proxy on the machine passed the request on: %s', (name) => {
    const headers = { [name]: '127.0.0.1' };
    expect(createMetricsAccess(token)({ headers, socket: local })).toBe(false);
  });

  it.each([
    ['localhost:4000', true],
    ['127.0.0.1:4000', true],
    ['[::1]:4000', true],
    ['rebound.example:4000', false],
    ['localhost.example', false],
  ])('depends on the name this machine is called by: %s', (host, isGiven) => {
    expect(createMetricsAccess(undefined)({ headers: { host }, socket: local })).toBe(isGiven);
  });

  it('takes the scheme of the token in any case', () => {
    const headers = { authorization: `bearer ${token}` };
    expect(createMetricsAccess(token)({ headers, socket: remote })).toBe(true);
  });

  it('is given to whoever carries the token, through a proxy too', () => {
    const mayRead = createMetricsAccess(token);
    expect(mayRead({ headers: { authorization }, socket: remote })).toBe(true);
    const headers = { authorization, 'x-forwarded-for': '10.0.0.7' };
    expect(mayRead({ headers, socket: local })).toBe(true);
  });

  it.each([`Bearer ${token}x`, `Bearer ${token.slice(1)}`, token, 'Bearer ', 'Bearer undefined'])(
    'is refused with the header %s',
    (header) => {
      const request = { headers: { authorization: header }, socket: remote };
      expect(createMetricsAccess(token)(request)).toBe(false);
      expect(createMetricsAccess(undefined)(request)).toBe(false);
    },
  );

  it.each(['', 'fifteen-letters'])('cannot be opened with the short token "%s"', (short) => {
    expect(() => createMetricsAccess(short)).toThrow(
      expect.objectContaining<Partial<HubError>>({ code: 'CONFIGURATION_INVALID' }),
    );
  });
});
