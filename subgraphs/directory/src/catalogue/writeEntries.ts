import {
  type CatalogueEntry,
  type CatalogueSource,
  insertRows,
  placeholders,
  quote,
} from '@civicgraph/shared';
import type { Logger } from 'pino';
import type { QueryRunner } from 'typeorm';
import { dayOf, instantOf, newRow, statedColumns } from './entryColumns';
import { writeFields, writeIndicators } from './entryDetails';
import { mergeEntries } from './mergeEntries';

export interface PublishedEntries {
  readonly entries: readonly CatalogueEntry[];
  readonly source: CatalogueSource;
  readonly now: Date;
  readonly logger: Logger;
}

/** A code is a key and cannot be cut. */
const longestCode = 30;

/**
 * Makes the published entries those given, in a transaction that the caller commits; those of an older
 * supergraph than was written of the same registry are ignored. Entries whose code is longer than the directory takes are left out,
 * and logged.
 */
export async function writeEntries(
  runner: QueryRunner,
  { entries, source, now, logger }: PublishedEntries,
): Promise<void> {
  const { registry, version } = source;
  // Whoever has this row is alone in writing until the transaction ends.
  const { affected } = await runner.query(
    'UPDATE published_catalogue SET registry = ?, supergraph_version = ? WHERE id = 1 AND (registry <> ? OR supergraph_version <= ?)',
    [registry, version, registry, version],
    true,
  );
  if (affected !== 1) {
    logger.info({ version }, 'the directory has the entries of a later supergraph already');
    return;
  }
  const written = mergeEntries(entries).filter(({ code, subgraph }) => {
    if (code.length <= longestCode) return true;
    logger.warn({ code: quote(code), subgraph }, 'the code of a data resource is too long to list');
    return false;
  });
  const added: CatalogueEntry[] = [];
  for (const entry of written) {
    if (!(await updateListed(runner, entry))) added.push(entry);
  }
  await insertRows(runner.manager, 'data_resource', added.map(newRow));
  await writeFields(runner, written);
  await writeIndicators(runner, written);
  await withdrawOthers(runner, written, now);
}

/** @returns whether the directory has the entry */
async function updateListed(runner: QueryRunner, entry: CatalogueEntry): Promise<boolean> {
  const stated = statedColumns(entry);
  const acceptedOn = dayOf(entry.acceptedAt);
  const assignments = [
    // First, since MySQL assigns from left to right: the condition belongs to the share type that was there.
    "share_condition = CASE WHEN share_type = ? AND share_type <> 'UNCONDITIONAL' THEN share_condition ELSE NULL END",
    ...Object.keys(stated).map((column) => `${column} = ?`),
    'catalogued_on = COALESCE(catalogued_on, ?)',
    'collected_on = COALESCE(collected_on, ?)',
  ];
  const { affected } = await runner.query(
    `UPDATE data_resource SET ${assignments.join(', ')} WHERE resource_code = ?`,
    [entry.shareType, ...Object.values(stated), acceptedOn, acceptedOn, entry.code],
    true,
  );
  return affected === 1;
}

/** What no schema states any more keeps what it was last told, with the instant that it was withdrawn. */
async function withdrawOthers(
  runner: QueryRunner,
  entries: readonly CatalogueEntry[],
  now: Date,
): Promise<void> {
  const codes = entries.map(({ code }) => code);
  const others = codes.length > 0 ? ` AND resource_code NOT IN (${placeholders(codes)})` : '';
  await runner.query(
    `UPDATE data_resource SET withdrawn_at = ? WHERE subgraph IS NOT NULL AND withdrawn_at IS NULL${others}`,
    [instantOf(now), ...codes],
  );
}
