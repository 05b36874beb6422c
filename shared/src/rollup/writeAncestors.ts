import type { DataSource, EntityManager } from 'typeorm';
import { ancestorAt } from '../codes';
import { placeholders } from '../database';
import { AncestorFold } from './AncestorFold';
import { foldPathOf, isKept } from './foldPath';
import { insertRollupRows } from './insertRollupRows';
import { isDepartmentCode, type Rollup } from './Rollup';
import { readAreas, streamRows, valuesOf } from './readRollup';

/**
 * Writes the rows of towns, counties, city and province, and of departments above other departments, from the rows that the
 * chunks wrote, in memory bounded by the number of those ancestors. When towns are the finest areas, village
 * rows are folded into them and deleted first. May be run again; run `applySuppression` after it.
 */
export async function writeAncestors(dataSource: DataSource, rollup: Rollup): Promise<void> {
  const written = await readAreas(dataSource, rollup);
  const villages = written.filter((area) => !isKept(rollup, area));
  for (const [town, members] of groupByTown(villages)) {
    await replace(dataSource, rollup, members, (area) => area === town, members);
  }
  const areas = villages.length > 0 ? await readAreas(dataSource, rollup) : written;
  const above = new Set(areas.filter(isDepartmentCode).map((area) => rollup.parentOf(area)));
  const leaves = areas.filter((area) => !above.has(area) && foldPathOf(rollup, area).length > 0);
  await replace(dataSource, rollup, leaves, () => true, []);
}

/** Folds the rows of `sources` into their ancestors among `wanted`, and deletes the rows of `folded`. */
async function replace(
  dataSource: DataSource,
  rollup: Rollup,
  sources: readonly string[],
  wanted: (area: string) => boolean,
  folded: readonly string[],
): Promise<void> {
  const fold = new AncestorFold(rollup);
  for await (const rows of streamRows(dataSource, rollup, sources)) {
    for (const row of rows) {
      fold.add({ area: row.area_code, period: row.period, values: valuesOf(rollup, row) });
    }
  }
  await dataSource.transaction(async (manager) => {
    await deleteAreas(manager, rollup, [...folded, ...fold.areas().filter(wanted)]);
    const rows = fold.rows().filter(({ area }) => wanted(area));
    await insertRollupRows(manager, rollup, rows);
  });
}

async function deleteAreas(
  manager: EntityManager,
  { table }: Rollup,
  areas: readonly string[],
): Promise<void> {
  for (let start = 0; start < areas.length; start += 500) {
    const batch = areas.slice(start, start + 500);
    await manager.query(`DELETE FROM ${table} WHERE area_code IN (${placeholders(batch)})`, batch);
  }
}

function groupByTown(villages: readonly string[]): Map<string, string[]> {
  const byTown = new Map<string, string[]>();
  for (const village of villages) {
    const town = ancestorAt(village, 'TOWN');
    const members = byTown.get(town);
    if (members) members.push(village);
    else byTown.set(town, [village]);
  }
  return byTown;
}
