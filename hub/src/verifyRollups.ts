import { fail, verifyDomainRollups } from '@civicgraph/shared';
import { databaseUrlOf, eachDatabase } from './databaseCommand';
import { readArguments } from './readArguments';

/** `npm run rollups:verify [-- --database URL]`: recomputes every rollup from its rows; exit code 1 on any difference. */
async function main(): Promise<void> {
  const { database: url } = readArguments(
    { database: { type: 'string' } },
    'nothing, or --database URL',
  );
  let failed = false;
  await eachDatabase(databaseUrlOf(url), async (subgraph, definition) => {
    if (definition.synthetic.rollups.length === 0) return;
    const differences = await verifyDomainRollups(subgraph.database, definition);
    for (const { area, period, measure, stored, expected } of differences) {
      process.stdout.write(
        `${definition.name}: ${area} ${period} ${measure} is ${stored}, expected ${expected}\n`,
      );
    }
    failed ||= differences.length > 0;
    process.stdout.write(
      `${definition.name}: ${differences.length === 0 ? 'the rollups agree with the rows' : 'DIFFERENT'}\n`,
    );
  });
  process.exitCode = failed ? 1 : 0;
}

main().catch(fail);
