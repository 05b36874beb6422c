import { parseArgs } from 'node:util';
import { fail, HubError } from '@civicgraph/shared';
import { databaseUrlOf } from './databaseCommand';
import { reencryptDatabases } from './reencryptDatabases';

/**
 * `npm run keys:rotate [-- --database URL]`: encrypts with the first key of HUB_KEYS whatever is kept under
 * another, so that the others can be removed. It can be ended and started again, and run beside the hub.
 */
async function main(): Promise<void> {
  await reencryptDatabases(databaseUrlOf(readDatabase()), (table, rows) => {
    process.stdout.write(`${table}: ${rows} rows encrypted anew\n`);
  });
}

function readDatabase(): string | undefined {
  try {
    return parseArgs({ options: { database: { type: 'string' } } }).values.database;
  } catch (error) {
    throw new HubError(
      'ARGUMENT_INVALID',
      `${(error as Error).message.split('\n')[0]} Expected nothing, or --database URL.`,
    );
  }
}

main().catch(fail);
