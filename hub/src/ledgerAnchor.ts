import { join } from 'node:path';
import { localFolder } from './localKeys';

/**
 * Where a gateway keeps the latest head of the ledger, outside of its database: `HUB_LEDGER_ANCHOR`, or a file
 * beside the keys that a hub on a developer's machine makes.
 */
export function ledgerAnchorFile(): string {
  return process.env.HUB_LEDGER_ANCHOR || join(localFolder, 'ledger.anchor');
}
