import { fail } from '@civicgraph/shared';
import { databaseUrlOf } from './databaseCommand';
import { readArguments } from './readArguments';
import { reencryptDatabases } from './reencryptDatabases';

/**
 * `npm run keys:rotate [-- --database URL]`: encrypts with the first key of HUB_KEYS whatever is kept under
 * another, so that the others can be removed. It can be ended and started again, and run beside the hub.
 */
async function main(): Promise<void> {
  const { database } = readArguments(
    { database: { type: 'string' } },
    'nothing, or --database URL',
  );
  await reencryptDatabases(databaseUrlOf(database), (table, rows) => {
    process.stdout.write(`${table}: ${rows} rows encrypted anew\n`);
  });
}

main().catch(fail);
