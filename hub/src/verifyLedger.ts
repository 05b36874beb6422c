import { parseArgs } from 'node:util';
import { fail, HubError, openDatabase, parseDatabaseUrl, parseKeyring } from '@civicgraph/shared';
import {
  accountabilityDatabase,
  readAnchor,
  verifyGrants,
  verifyLedger,
} from '@civicgraph/subgraph-accountability';
import { databaseUrlOf } from './databaseCommand';
import { ledgerAnchorFile } from './ledgerAnchor';
import { localKeys } from './localKeys';

/**
 * `npm run ledger:verify [-- --database URL] [--anchor FILE ...]`: recomputes the ledger, and compares it with
 * the anchors, without `--anchor` with that of this machine, and the grants with it. Exit code 1 at the first broken
 * link or grant.
 */
async function main(): Promise<void> {
  process.umask(0o077);
  const { database: url, anchor: files } = readArguments();
  const anchors = await readAnchors(files);
  const database = await openDatabase(parseDatabaseUrl(databaseUrlOf(url)), accountabilityDatabase);
  try {
    const keyring = parseKeyring(localKeys());
    const { count, head } = await verifyLedger(database, keyring, anchors);
    await verifyGrants(database, keyring);
    process.stdout.write(`${count} records, whole. Head: ${head.hash}\n`);
    if (anchors.length > 0) return;
    process.stdout.write(
      'No anchor was compared: a database that was put back to an older copy would not be told from this one.\n',
    );
  } finally {
    await database.destroy();
  }
}

async function readAnchors(files: readonly string[] | undefined) {
  const anchors = await Promise.all((files ?? [ledgerAnchorFile()]).map(readAnchor));
  const missing = files?.find((_, index) => anchors[index] === null);
  if (missing === undefined) return anchors.filter((anchor) => anchor !== null);
  throw new HubError(
    'ARGUMENT_INVALID',
    `There is no anchor "${missing}". Expected a file that a gateway keeps (HUB_LEDGER_ANCHOR).`,
  );
}

function readArguments() {
  try {
    return parseArgs({
      options: { database: { type: 'string' }, anchor: { type: 'string', multiple: true } },
    }).values;
  } catch (error) {
    throw new HubError(
      'ARGUMENT_INVALID',
      `${(error as Error).message.split('\n')[0]} Expected [--database URL] [--anchor FILE].`,
    );
  }
}

main().catch(fail);
