import type { DataSource } from 'typeorm';
import type { City } from '../city';
import { HubError } from '../errors';
import { type FoldedRow, type RollupDifference, verifyRollups } from '../rollup';
import { chunksOf } from './chunksOf';
import { heldCity } from './heldCity';
import type { DomainRollup, SyntheticDomain } from './SyntheticDomain';
import { createChunkAccumulator } from './seedDomain';

/**
 * Recomputes a domain's rollups from its stored rows and reports where the stored ones differ.
 * @throws HubError ARGUMENT_INVALID when the database was never seeded
 */
export async function verifyDomainRollups(
  database: DataSource,
  { name, synthetic }: { readonly name: string; readonly synthetic: SyntheticDomain },
): Promise<RollupDifference[]> {
  const city = await heldCity(database);
  if (!city) {
    throw new HubError(
      'ARGUMENT_INVALID',
      `The database of ${name} is empty. Fill it first with "npm run seed".`,
    );
  }
  const differences: RollupDifference[] = [];
  for (const domainRollup of synthetic.rollups) {
    const rows = foldStored(database, synthetic, domainRollup, city);
    differences.push(...(await verifyRollups(database, domainRollup.rollup, rows)));
  }
  return differences;
}

async function* foldStored(
  database: DataSource,
  synthetic: SyntheticDomain,
  domainRollup: DomainRollup,
  city: City,
): AsyncIterable<FoldedRow> {
  for (const villages of chunksOf(synthetic, city)) {
    const accumulator = createChunkAccumulator(domainRollup, city, villages);
    for await (const [table, row] of domainRollup.storedRows(database, villages)) {
      domainRollup.fold(accumulator, table, row, city);
    }
    yield* accumulator.eachRow();
  }
}
