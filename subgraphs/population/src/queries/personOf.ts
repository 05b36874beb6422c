import { type Condition, nothing } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { type PersonRow, personColumns } from './rows';

/** The person who meets a condition that one person meets at most; null for nobody. */
export async function personOf(
  database: DataSource,
  condition: Condition,
): Promise<PersonRow | null> {
  if (condition === nothing) return null;
  const rows: PersonRow[] = await database.query(
    `SELECT ${personColumns.join(',')} FROM person WHERE ${condition.sql}`,
    [...condition.parameters],
  );
  return rows[0] ?? null;
}
