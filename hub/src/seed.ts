import { parseArgs } from 'node:util';
import { createCity, fail, HubError, parseTier, seedDomain } from '@civicgraph/shared';
import { SingleBar } from 'cli-progress';
import { databaseUrlOf, eachDatabase } from './databaseCommand';

const usage = 'Expected --tier XS|S|M|L [--database URL] [--seed NUMBER].';

/** Fills the databases with the synthetic city of a tier; goes on where an earlier run ended. */
async function main(): Promise<void> {
  const { tier, database, seed } = readArguments(process.argv.slice(2));
  const city = createCity(parseTier(tier), seed);
  await eachDatabase(databaseUrlOf(database), async (subgraph, definition) => {
    const bar = new SingleBar({
      format: `${definition.name.padEnd(20)} {bar} {percentage}% {value}/{total} | {eta_formatted}`,
      stream: process.stderr,
      noTTYOutput: true,
      notTTYSchedule: 30_000,
    });
    let started = false;
    await seedDomain(subgraph, definition, city, ({ done, total }) => {
      if (started) bar.update(done);
      else bar.start(total, done);
      started = true;
    });
    if (started) bar.stop();
    else process.stderr.write(`${definition.name.padEnd(20)} holds tier ${tier} already\n`);
  });
}

function readArguments(words: string[]): { tier: string; database?: string; seed: number } {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        tier: { type: 'string', default: 'XS' },
        database: { type: 'string' },
        seed: { type: 'string', default: '1' },
      },
    });
    const seed = Number(values.seed);
    if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`Unknown seed "${values.seed}".`);
    return { tier: values.tier, seed, ...(values.database ? { database: values.database } : {}) };
  } catch (error) {
    throw new HubError('ARGUMENT_INVALID', `${(error as Error).message.split('\n')[0]} ${usage}`);
  }
}

main().catch(fail);
