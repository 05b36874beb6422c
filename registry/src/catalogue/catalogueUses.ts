import type { CatalogueEntry, CatalogueUse } from '@civicgraph/shared';
import type { DepartmentUse } from '../uses/readDepartmentUses';

/** Which operations read a field of an entry's types, by department. */
export function catalogueUses(
  entries: readonly CatalogueEntry[],
  uses: readonly DepartmentUse[],
): CatalogueUse[] {
  return entries.flatMap(({ code, fields }) => {
    const own = new Set(fields.map(({ coordinate }) => coordinate));
    return uses
      .filter(({ coordinates }) => coordinates.some((coordinate) => own.has(coordinate)))
      .map(({ hash, name, department, count, lastUsedOn }) => ({
        resourceCode: code,
        operationName: name ?? '',
        operationHash: hash,
        department,
        lastUsedOn,
        count,
      }));
  });
}
