import type { CatalogueEntry } from '@civicgraph/shared';

/** One entry a code: where several schemas state it, the first says on which terms, and all say which fields. */
export function mergeEntries(entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  const merged = new Map<string, CatalogueEntry>();
  for (const entry of entries) {
    const first = merged.get(entry.code);
    merged.set(
      entry.code,
      first
        ? {
            ...first,
            fields: [...first.fields, ...entry.fields],
            indicators: [...first.indicators, ...entry.indicators],
          }
        : entry,
    );
  }
  return [...merged.values()];
}
