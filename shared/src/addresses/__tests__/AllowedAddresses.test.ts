import { parseAllowedAddresses } from '../AllowedAddresses';

const code = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'allowed',
    (error) => error.code,
  );

describe('the addresses that the hub connects to', () => {
  const allowed = parseAllowedAddresses('10.20.0.0/16, fd00:12::/32');

  it.each(['8.8.8.8', '10.20.3.4', '2001:4860:4860::8888', '[fd00:12::7]', '::ffff:10.20.0.1'])(
    'include %s',
    (address) => expect(allowed.isAllowed(address)).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '10.21.0.1',
    '192.168.1.1',
    '172.31.255.255',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    '[::1]',
    'fe80::1',
    'fd00:13::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::127.0.0.1',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2001:0:4136:e378::',
    'fec0::1',
    '100::1',
    '255.255.255.255',
    '192.88.99.1',
    '0:0:0:0:0:ffff:7f00:1',
    '::7f00:1',
    '::10.0.0.1',
    '2002:7f00:1::1',
    '2001:0:7f00:1::1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    'fec0::1',
    'no address',
  ])('leave out %s', (address) => expect(allowed.isAllowed(address)).toBe(false));

  it('are asked for by whatever spelling a URL has', async () => {
    const ask = (url: string) => code(allowed.assertAllowed(new URL(url)));
    expect(await ask('http://10.20.1.1:4001/graphql')).toBe('allowed');
    expect(await ask('http://2130706433/')).toBe('SUBGRAPH_URL_NOT_ALLOWED');
    expect(await ask('http://0x7f.1/')).toBe('SUBGRAPH_URL_NOT_ALLOWED');
    expect(await ask('http://[::ffff:127.0.0.1]/')).toBe('SUBGRAPH_URL_NOT_ALLOWED');
    expect(await ask('http://localhost:4000/')).toBe('SUBGRAPH_URL_NOT_ALLOWED');
    expect(await ask('http://no-such-host.invalid/')).toBe('SUBGRAPH_UNREACHABLE');
  });

  it('are held to again when a connection looks its name up', async () => {
    const found = await new Promise((resolve) =>
      allowed.lookup('localhost', {}, (error) => resolve(error?.code)),
    );
    expect(found).toBe('SUBGRAPH_URL_NOT_ALLOWED');
    const loopback = parseAllowedAddresses('127.0.0.0/8,::1');
    const address = await new Promise((resolve) =>
      loopback.lookup('localhost', {}, (_, first) => resolve(first)),
    );
    expect(['127.0.0.1', '::1']).toContain(address);
  });

  it.each(['10.0.0.0/33', 'ten', '10.0.0.0/8/8', '10.0.0.0/-1', '::/129'])(
    'cannot be given as "%s"',
    (networks) => {
      expect(() => parseAllowedAddresses(networks)).toThrow(
        expect.objectContaining({ code: 'CONFIGURATION_INVALID' }),
      );
    },
  );
});
