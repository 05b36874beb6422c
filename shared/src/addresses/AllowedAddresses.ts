import { lookup as lookupCallback } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { HubError, quote } from '../errors';

/** Decides which addresses of subgraphs the hub connects to. */
export interface AllowedAddresses {
  /**
   * Resolves when every address of the host is one to connect to.
   * @throws HubError SUBGRAPH_URL_NOT_ALLOWED, or SUBGRAPH_UNREACHABLE for a name that does not resolve
   */
  assertAllowed(url: URL): Promise<void>;
  /**
   * For the `lookup` of a connection: a name that meanwhile resolves elsewhere connects nowhere. A host
   * that is an address itself never gets here; `isAllowed` is asked about that.
   */
  readonly lookup: LookupFunction;
  /** Whether an IP address, brackets aside, may be connected to. */
  isAllowed(address: string): boolean;
}

/**
 * Addresses of no public network (RFC 6890): private, shared, loopback, link-local, unspecified, multicast, reserved;
 * and those of IPv6 that may be carried on to an IPv4 address which they hold (RFC 4291, 6052, 8215, 3056, 4380).
 */
const closedNetworks: ReadonlyArray<readonly [address: string, prefix: number]> = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  // Relays of 6to4, deprecated (RFC 7526).
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  // Site-local addresses, deprecated (RFC 3879).
  ['fec0::', 10],
  ['ff00::', 8],
];

/**
 * Public addresses are allowed; of the others, those inside the networks given.
 * @param networks addresses with a prefix length, with commas between: `10.20.0.0/16,fd00:12::/32`
 * @throws HubError CONFIGURATION_INVALID
 */
export function parseAllowedAddresses(networks: string): AllowedAddresses {
  const closed = new BlockList();
  for (const [address, prefix] of closedNetworks)
    closed.addSubnet(address, prefix, familyOf(address));
  const opened = new BlockList();
  for (const network of networks.split(',').map((text) => text.trim())) {
    if (network !== '') addNetwork(opened, network);
  }

  function isAllowed(address: string): boolean {
    const plain = plainAddress(address);
    if (isIP(plain) === 0) return false;
    const family = familyOf(plain);
    return !closed.check(plain, family) || opened.check(plain, family);
  }

  return {
    isAllowed,
    async assertAllowed(url) {
      const host = plainAddress(url.hostname);
      const addresses = isIP(host) ? [host] : await resolve(host);
      const refused = addresses.find((address) => !isAllowed(address));
      if (refused !== undefined) throw notAllowed(url.host);
    },
    lookup(hostname, options, callback) {
      lookupCallback(hostname, { ...options, all: true }, (error, found) => {
        if (error) return callback(error, '', 0);
        const [first] = found;
        if (!first || !found.every(({ address }) => isAllowed(address))) {
          const { message, code } = notAllowed(hostname);
          return callback(Object.assign(new Error(message), { code }), '', 0);
        }
        return options.all ? callback(null, found) : callback(null, first.address, first.family);
      });
    },
  };
}

function addNetwork(list: BlockList, network: string): void {
  const [address = '', length = isIP(address) === 6 ? '128' : '32', ...rest] = network.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN;
  if (isIP(address) === 0 || !(prefix <= most) || rest.length > 0) {
    throw new HubError(
      'CONFIGURATION_INVALID',
      `${quote(network)} is no network. Expected an address and the length of its prefix, for example "10.20.0.0/16".`,
    );
  }
  list.addSubnet(address, prefix, familyOf(address));
}

async function resolve(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    throw new HubError(
      'SUBGRAPH_UNREACHABLE',
      `The name ${quote(host)} does not resolve. Give a host that the machine of the hub knows.`,
    );
  }
}

/** Without brackets, and an IPv4 address that is mapped into IPv6 (RFC 4291, 2.5.5.2) as itself. */
function plainAddress(host: string): string {
  const bare = host.replace(/^\[|\]$/g, '');
  const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([\da-f]{1,4}):([\da-f]{1,4}))$/i.exec(bare);
  if (!mapped) return bare;
  const [, dotted, high = '', low = ''] = mapped;
  if (dotted) return dotted;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

function notAllowed(host: string): HubError {
  return new HubError(
    'SUBGRAPH_URL_NOT_ALLOWED',
    `The host ${quote(host)} is at an address that the hub does not connect to. Ask its operator to add the network to HUB_ALLOWED_ADDRESSES.`,
  );
}
