import type { DataSource, EntityManager } from 'typeorm';
import type { Rollup } from './Rollup';
import { RollupCube } from './RollupCube';
import { readAreas, readPeriods, streamRows, valuesOf } from './readRollup';
import { suppressRollup } from './suppressRollup';

const areasPerTransaction = 100;

/**
 * Computes disclosure control over the whole table and writes the suppression column, one statement an
 * area. Run after `writeAncestors`, and again after any change of the counts.
 * @throws HubError INTERNAL_ERROR when the table does not add up; nothing is written then
 */
export async function applySuppression(dataSource: DataSource, rollup: Rollup): Promise<void> {
  const areas = await readAreas(dataSource, rollup);
  const table = new RollupCube(rollup, areas, await readPeriods(dataSource, rollup));
  for await (const rows of streamRows(dataSource, rollup, areas)) {
    for (const row of rows) {
      const index = table.indexOf(row.area_code, row.period);
      if (index !== undefined) table.addAt(index, valuesOf(rollup, row));
    }
  }
  suppressRollup(rollup, table);
  for (let start = 0; start < areas.length; start += areasPerTransaction) {
    await dataSource.transaction(async (manager) => {
      for (const area of areas.slice(start, start + areasPerTransaction)) {
        await writeArea(manager, rollup, table, area);
      }
    });
  }
}

async function writeArea(
  manager: EntityManager,
  rollup: Rollup,
  table: RollupCube,
  area: string,
): Promise<void> {
  const everything = '.'.repeat(rollup.measures.length);
  const branches: string[] = [];
  for (const period of table.periods) {
    const suppression = table.suppressionAt(table.indexOf(area, period) ?? 0);
    if (suppression !== everything) branches.push(period, suppression);
  }
  const cases = 'WHEN ? THEN ? '.repeat(branches.length / 2);
  const value = branches.length > 0 ? `CASE period ${cases}ELSE ? END` : '?';
  await manager.query(`UPDATE ${rollup.table} SET suppression = ${value} WHERE area_code = ?`, [
    ...branches,
    everything,
    area,
  ]);
}
