import type { DataSource, EntityManager } from 'typeorm';
import type { City, CityVillage } from '../city';
import { insertRows, type Row } from '../database';
import type { RowCipher } from '../encryption';
import { HubError } from '../errors';
import { applySuppression, insertRollupRows, RollupAccumulator, writeAncestors } from '../rollup';
import { chunksOf } from './chunksOf';
import type { DomainRollup, SyntheticDomain, TableRow } from './SyntheticDomain';

export interface SeedProgress {
  readonly done: number;
  readonly total: number;
}

/** A database and what its rows pass on their way into it, as an open subgraph has them. */
export interface SeededDatabase {
  readonly database: DataSource;
  readonly rowCipher: RowCipher;
}

type Insert = (table: string, rows: readonly Row[]) => Promise<void>;

const rowsAtOnce = 500;

/**
 * Fills a database with its domain's share of a synthetic city. Every step commits its rows, their
 * rollups and the step count together, so that a run that was killed goes on where it ended, with
 * no row twice and none left out. A database that holds the city already is left alone.
 *
 * @throws HubError ARGUMENT_INVALID when the database holds another city
 */
export async function seedDomain(
  { database, rowCipher }: SeededDatabase,
  { name, synthetic }: { readonly name: string; readonly synthetic: SyntheticDomain },
  city: City,
  onProgress: (progress: SeedProgress) => void = () => {},
): Promise<void> {
  const chunks = chunksOf(synthetic, city);
  // One step for the city's own rows, one a chunk, one to finish the rollups.
  const total = chunks.length + 2;
  try {
    const done = await stepsDone(database, name, city, total);
    for (let step = done; step < total; step += 1) {
      onProgress({ done: step, total });
      await runStep({ database, rowCipher }, synthetic, city, step, chunks);
    }
    if (done < total) onProgress({ done: total, total });
  } catch (error) {
    throw isDuplicate(error) ? twoAtOnce(name) : error;
  }
}

/** Step 0 is the city's own rows; after the last chunk comes what is made of all of them. */
async function runStep(
  { database, rowCipher }: SeededDatabase,
  synthetic: SyntheticDomain,
  city: City,
  step: number,
  chunks: ReadonlyArray<readonly CityVillage[]>,
): Promise<void> {
  const chunk = chunks[step - 1];
  if (chunk || step === 0) {
    await database.transaction(async (manager) => {
      const insert: Insert = (table, rows) =>
        insertRows(manager, table, rowCipher.encrypt(table, rows));
      if (chunk) await seedChunk(manager, insert, synthetic, city, chunk);
      else await insertAll(insert, synthetic.cityRows?.(city) ?? []);
      await recordSteps(manager, step + 1);
    });
    return;
  }
  for (const { rollup } of synthetic.rollups) {
    await writeAncestors(database, rollup);
    await applySuppression(database, rollup);
  }
  await recordSteps(database.manager, step + 1);
}

async function seedChunk(
  manager: EntityManager,
  insert: Insert,
  synthetic: SyntheticDomain,
  city: City,
  villages: readonly CityVillage[],
): Promise<void> {
  const folds = synthetic.rollups.map((domainRollup) => ({
    ...domainRollup,
    accumulator: createChunkAccumulator(domainRollup, city, villages),
  }));
  await insertAll(insert, synthetic.chunkRows(city, villages), (table, row) => {
    for (const { fold, accumulator } of folds) fold(accumulator, table, row, city);
  });
  for (const { rollup, accumulator } of folds) {
    await insertRollupRows(manager, rollup, accumulator.eachRow());
  }
}

/** An accumulator that has a row for every area of the chunk, also for those where nothing happens. */
export function createChunkAccumulator(
  { rollup, areas }: DomainRollup,
  city: City,
  villages: readonly CityVillage[],
): RollupAccumulator {
  const accumulator = new RollupAccumulator(rollup, city.months);
  for (const village of villages) {
    if (rollup.finest === 'GRID') {
      for (const grid of village.grids) accumulator.ensureArea(grid.code);
    } else {
      accumulator.ensureArea(village.code);
    }
  }
  for (const area of areas?.(city) ?? []) accumulator.ensureArea(area);
  return accumulator;
}

/** Inserts rows as they come, some hundreds at once, with each shown to `onRow` first. */
async function insertAll(
  insert: Insert,
  rows: Iterable<TableRow>,
  onRow: (table: string, row: Row) => void = () => {},
): Promise<void> {
  const waiting = new Map<string, Row[]>();
  for (const [table, row] of rows) {
    onRow(table, row);
    const batch = waiting.get(table);
    if (!batch) {
      waiting.set(table, [row]);
      continue;
    }
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    await insert(table, batch);
    batch.length = 0;
  }
  for (const [table, batch] of waiting) await insert(table, batch);
}

async function stepsDone(
  database: DataSource,
  name: string,
  city: City,
  total: number,
): Promise<number> {
  const [progress] = await database.query(
    'SELECT tier, seed, steps_done, steps_total FROM seed_progress WHERE id = 1',
  );
  if (!progress) {
    await insertRows(database.manager, 'seed_progress', [
      { id: 1, tier: city.tier, seed: city.seed, steps_done: 0, steps_total: total },
    ]);
    return 0;
  }
  if (progress.tier !== city.tier || progress.seed !== city.seed) {
    throw new HubError(
      'ARGUMENT_INVALID',
      `The database of ${name} holds tier ${progress.tier} of seed ${progress.seed} already. Empty it first, or choose another with HUB_DATABASE_URL.`,
    );
  }
  return progress.steps_done;
}

/** Whether another process has inserted the same row: both servers say so in a code. */
function isDuplicate(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(SQLITE_CONSTRAINT|ER_DUP_ENTRY)/.test(code);
}

function twoAtOnce(name: string): HubError {
  return new HubError(
    'DATABASE_UNREACHABLE',
    `Another process is filling the database of ${name} now. Wait until it is done, then start again.`,
  );
}

async function recordSteps(manager: EntityManager, count: number): Promise<void> {
  await manager.query('UPDATE seed_progress SET steps_done = ? WHERE id = 1', [count]);
}
