import type { DataSource, EntityManager } from 'typeorm';
import { Region } from '../entities/Region';
import { divisionsValidFrom } from './divisionFiles';
import { type Division, readDivisions } from './readDivisions';

const rowsAtOnce = 500;

/**
 * Loads the national division tree. The files are read twice: once to check every row, then to
 * write them in one transaction, so that a bad row or a kill leaves the table as it was. Loading the
 * same files again changes nothing.
 *
 * @param onProgress told the rows checked or written so far; the total is known once all are checked
 * @returns the number of regions
 * @throws HubError IMPORT_ROW_INVALID, ARGUMENT_INVALID
 */
export async function importRegions(
  database: DataSource,
  folder: string,
  onProgress: (phase: 'CHECK' | 'WRITE', done: number, total: number | null) => void = () => {},
): Promise<number> {
  let total = 0;
  for await (const _ of readDivisions(folder)) {
    total += 1;
    if (total % 10_000 === 0) onProgress('CHECK', total, null);
  }
  let written = 0;
  await database.transaction(async (manager) => {
    let batch: Division[] = [];
    for await (const division of readDivisions(folder)) {
      batch.push(division);
      if (batch.length < rowsAtOnce) continue;
      await upsert(manager, batch);
      written += batch.length;
      batch = [];
      onProgress('WRITE', written, total);
    }
    await upsert(manager, batch);
    written += batch.length;
  });
  onProgress('WRITE', written, total);
  return written;
}

/** Writes regions, replacing name, level and parent of those that are there already. */
async function upsert(manager: EntityManager, divisions: readonly Division[]): Promise<void> {
  if (divisions.length === 0) return;
  await manager
    .createQueryBuilder()
    .insert()
    .into(Region)
    .values(
      divisions.map((division) => ({
        ...division,
        urbanRural: null,
        validFrom: divisionsValidFrom,
        validTo: null,
      })),
    )
    .orUpdate(['name', 'level', 'parent_code'], ['code'])
    .updateEntity(false)
    .execute();
}
