import {
  type CatalogueUse,
  compareCatalogueUses,
  insertRows,
  placeholders,
  type Row,
} from '@civicgraph/shared';
import type { QueryRunner } from 'typeorm';

const longestName = 255;
const columns = [
  'resource_code',
  'ordinal',
  'operation_name',
  'operation_hash',
  'department',
  'last_used_on',
  'times',
] as const;
type UseRow = { readonly [Column in (typeof columns)[number]]: Row[string] };

/** Replaces what is known of the uses of the entries, in a transaction that the caller commits; equal rows stay. */
export async function writeUses(runner: QueryRunner, uses: readonly CatalogueUse[]): Promise<void> {
  // Whoever has this row is alone in writing until the transaction ends.
  await runner.query(
    'UPDATE published_catalogue SET supergraph_version = supergraph_version WHERE id = 1',
  );
  const known: UseRow[] = await runner.query(`SELECT ${columns.join(', ')} FROM data_resource_use`);
  const rows = rowsOf(uses);
  const [before, after] = [new Set(known.map(textOf)), new Set(rows.map(textOf))];
  const gone = known.filter((row) => !after.has(textOf(row)));
  await deleteRows(runner, gone);
  const added = rows.filter((row) => !before.has(textOf(row)));
  await insertRows(runner.manager, 'data_resource_use', added);
}

async function deleteRows(runner: QueryRunner, rows: readonly UseRow[]): Promise<void> {
  const ordinals = new Map<Row[string], Row[string][]>();
  for (const { resource_code: code, ordinal } of rows) {
    const known = ordinals.get(code);
    if (known) known.push(ordinal);
    else ordinals.set(code, [ordinal]);
  }
  for (const [code, own] of ordinals) {
    await runner.query(
      `DELETE FROM data_resource_use WHERE resource_code = ? AND ordinal IN (${placeholders(own)})`,
      [code, ...own],
    );
  }
}

/** What a row holds, as both databases give it: one may give a number as a text. */
function textOf(row: UseRow): string {
  return JSON.stringify(columns.map((column) => row[column] && String(row[column])));
}

/** The most used of each entry first. */
function rowsOf(uses: readonly CatalogueUse[]): UseRow[] {
  const ordinals = new Map<string, number>();
  return [...uses].sort(compareCatalogueUses).map((use) => {
    const ordinal = (ordinals.get(use.resourceCode) ?? 0) + 1;
    ordinals.set(use.resourceCode, ordinal);
    return {
      resource_code: use.resourceCode,
      ordinal,
      operation_name: use.operationName.slice(0, longestName) || null,
      operation_hash: use.operationHash,
      department: use.department,
      last_used_on: use.lastUsedOn,
      times: use.count,
    };
  });
}
