import { isIP } from 'node:net';
import { type AllowedAddresses, HubError } from '@civicgraph/shared';
import { buildConnector } from 'undici';

const timeoutMs = 5000;

/**
 * Opens connections of a pool. With `allowed` it opens none to any other address, whether the URL gives
 * the address itself or a name that resolves to it at the time of the connection: a connection fails with
 * SUBGRAPH_URL_NOT_ALLOWED then, before anything is sent.
 */
export function createConnector(allowed: AllowedAddresses | undefined): buildConnector.connector {
  if (!allowed) return buildConnector({ timeout: timeoutMs });
  // Its options for sockets include `lookup`, which its type asks to come with a port.
  const options = { timeout: timeoutMs, lookup: allowed.lookup } as buildConnector.BuildOptions;
  const connect = buildConnector(options);
  return (target, callback) => {
    // A name gets to `lookup`, an address does not.
    const address = target.hostname.replace(/^\[|\]$/g, '');
    if (isIP(address) !== 0 && !allowed.isAllowed(address)) callback(notAllowed(), null);
    else connect(target, callback);
  };
}

function notAllowed(): HubError {
  return new HubError(
    'SUBGRAPH_URL_NOT_ALLOWED',
    'A subgraph is at an address that the hub does not connect to. Ask its operator to add the network to HUB_ALLOWED_ADDRESSES.',
  );
}
