import { createHttpSubgraph } from '@civicgraph/gateway';
import { deriveFetchKey, HubError, parseFetchKey, quote, requireSetting } from '@civicgraph/shared';
import type { RunSubgraph } from './openControlPlane';

/** `HUB_FETCH_KEY` of the gateway and the registry. @throws HubError CONFIGURATION_INVALID */
export function requireFetchKey(): Buffer {
  return parseFetchKey(
    requireSetting('HUB_FETCH_KEY', 'the key that "npm run keys" prints for the gateway'),
  );
}

/**
 * The subgraphs that the hub runs itself, by `HUB_SUBGRAPHS`; none when it is not set.
 * @throws HubError CONFIGURATION_INVALID
 */
export function ownSubgraphs(fetchKey: Buffer, text = process.env.HUB_SUBGRAPHS): RunSubgraph[] {
  return (text ?? '')
    .split(',')
    .filter(Boolean)
    .map((entry) => {
      const [name, url, ...rest] = entry.split('=');
      if (name && url && rest.length === 0) {
        const key = deriveFetchKey(fetchKey, name);
        return { subgraph: createHttpSubgraph({ name, url, fetchKey: key }), url };
      }
      throw new HubError(
        'CONFIGURATION_INVALID',
        `HUB_SUBGRAPHS has the entry ${quote(entry)}. Expected "name=url", for example "housing=http://housing:4001".`,
      );
    });
}
