import { type CatalogueEntry, type CatalogueField, strictest } from '@civicgraph/shared';

/**
 * One entry a code, with each field once. Where several schemas state a code, the first says on which terms;
 * where several state a field, the first describes it, and the strictest level holds.
 */
export function mergeEntries(entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  const byCode = new Map<string, CatalogueEntry[]>();
  for (const entry of entries) {
    const known = byCode.get(entry.code);
    if (known) known.push(entry);
    else byCode.set(entry.code, [entry]);
  }
  return [...byCode.values()].flatMap((stated) =>
    stated.slice(0, 1).map((first) => ({
      ...first,
      fields: mergeFields(stated.flatMap(({ fields }) => fields)),
      indicators: [...new Set(stated.flatMap(({ indicators }) => indicators))],
    })),
  );
}

function mergeFields(fields: readonly CatalogueField[]): CatalogueField[] {
  const merged = new Map<string, CatalogueField>();
  for (const field of fields) {
    const known = merged.get(field.coordinate);
    const sensitivity = strictest([known?.sensitivity ?? null, field.sensitivity]);
    merged.set(field.coordinate, { ...(known ?? field), sensitivity });
  }
  return [...merged.values()];
}
