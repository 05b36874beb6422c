import { type CatalogueEntry, type CatalogueField, strictest } from '@civicgraph/shared';

/**
 * One entry a code, with each field once. Where several schemas state a code, the first says on which terms;
 * where several state a field, the first describes it, and the strictest level holds.
 */
export function mergeEntries(entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  const merged = new Map<string, CatalogueEntry>();
  for (const entry of entries) {
    const known = merged.get(entry.code) ?? { ...entry, fields: [], indicators: [] };
    merged.set(entry.code, {
      ...known,
      fields: mergeFields([...known.fields, ...entry.fields]),
      indicators: [...new Set([...known.indicators, ...entry.indicators])],
    });
  }
  return [...merged.values()];
}

function mergeFields(fields: readonly CatalogueField[]): CatalogueField[] {
  const merged = new Map<string, CatalogueField>();
  for (const field of fields) {
    const known = merged.get(field.coordinate) ?? field;
    const sensitivity = strictest([known.sensitivity, field.sensitivity]);
    merged.set(field.coordinate, { ...known, sensitivity });
  }
  return [...merged.values()];
}
