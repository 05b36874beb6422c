import { createCity, fail, HubError, parseTier, quote, seedDomain } from '@civicgraph/shared';
import { SingleBar } from 'cli-progress';
import { databaseUrlOf, eachDatabase } from './databaseCommand';
import { readArguments } from './readArguments';

const options = {
  tier: { type: 'string', default: 'XS' },
  database: { type: 'string' },
  seed: { type: 'string', default: '1' },
} as const;
const expected = '--tier XS|S|M|L [--database URL] [--seed NUMBER]';

/** Fills the databases with the synthetic city of a tier; goes on where an earlier run ended. */
async function main(): Promise<void> {
  const { tier, database, seed } = readArguments(options, expected);
  const city = createCity(parseTier(tier), parseSeed(seed));
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

/** @throws HubError ARGUMENT_INVALID */
function parseSeed(text: string): number {
  const seed = Number(text);
  if (Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new HubError('ARGUMENT_INVALID', `Unknown seed ${quote(text)}. Expected ${expected}.`);
}

main().catch(fail);
