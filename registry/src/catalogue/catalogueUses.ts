import type { CatalogueEntry, CatalogueUse } from '@civicgraph/shared';
import type { DepartmentUse } from '../uses/readDepartmentUses';

/** Which operations read a field of an entry's types, by department, in the order of the uses. */
export function catalogueUses(
  entries: readonly CatalogueEntry[],
  uses: readonly DepartmentUse[],
): CatalogueUse[] {
  const codesOf = new Map<string, Set<string>>();
  for (const { code, fields } of entries) {
    for (const { coordinate } of fields) {
      const known = codesOf.get(coordinate);
      if (known) known.add(code);
      else codesOf.set(coordinate, new Set([code]));
    }
  }
  return uses.flatMap(({ hash, name, coordinates, department, count, lastUsedOn }) => {
    const codes = new Set(
      coordinates.flatMap((coordinate) => [...(codesOf.get(coordinate) ?? [])]),
    );
    return [...codes].map((resourceCode) => ({
      resourceCode,
      operationName: name ?? '',
      operationHash: hash,
      department,
      lastUsedOn,
      count,
    }));
  });
}
