import { type CatalogueUse, insertRows, type Row } from '@civicgraph/shared';
import type { QueryRunner } from 'typeorm';

const longestName = 255;

/** Replaces what is known of the uses of the entries, in a transaction that the caller commits. */
export async function writeUses(runner: QueryRunner, uses: readonly CatalogueUse[]): Promise<void> {
  // Whoever has this row is alone in writing until the transaction ends.
  await runner.query(
    'UPDATE published_catalogue SET supergraph_version = supergraph_version WHERE id = 1',
  );
  await runner.query('DELETE FROM data_resource_use');
  await insertRows(runner.manager, 'data_resource_use', rowsOf(uses));
}

/** The most used of each entry first; equals in an order that does not change from one time to the next. */
function rowsOf(uses: readonly CatalogueUse[]): Row[] {
  const ordinals = new Map<string, number>();
  return [...uses].sort(compareUses).map((use) => {
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

function compareUses(a: CatalogueUse, b: CatalogueUse): number {
  return b.count - a.count || (tieBreaker(a) < tieBreaker(b) ? -1 : 1);
}

function tieBreaker({ operationHash, department }: CatalogueUse): string {
  return `${operationHash} ${department ?? ''}`;
}
