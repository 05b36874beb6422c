import { type CatalogueEntry, type CatalogueUse, compareCatalogueUses } from '@civicgraph/shared';
import type { UsedOperation } from '../uses/readOperationPages';

/** As many of one entry as the directory ever tells. */
const most = 100;

/**
 * Which operations read a field of an entry's types, by department: of each entry the 100 most used, in that order.
 * @param pages operations with their uses by department; between two of them others have a turn
 */
export async function catalogueUses(
  entries: readonly CatalogueEntry[],
  pages: AsyncIterable<readonly UsedOperation<'department'>[]>,
): Promise<CatalogueUse[]> {
  const codesOf = codesByCoordinate(entries);
  const found = new Map<string, CatalogueUse[]>();
  for await (const page of pages) {
    for (const { hash, name, coordinates, uses } of page) {
      const codes = new Set(
        coordinates.split(' ').flatMap((coordinate) => codesOf.get(coordinate) ?? []),
      );
      for (const resourceCode of codes) {
        const known = found.get(resourceCode) ?? [];
        for (const { department, count, lastUsedOn } of uses) {
          known.push({
            resourceCode,
            operationName: name ?? '',
            operationHash: hash,
            department: department || null,
            lastUsedOn,
            count,
          });
        }
        found.set(resourceCode, known);
      }
    }
    for (const [code, uses] of found) {
      if (uses.length > most) found.set(code, uses.sort(compareCatalogueUses).slice(0, most));
    }
  }
  return [...found.values()].flatMap((uses) => uses.sort(compareCatalogueUses));
}

function codesByCoordinate(entries: readonly CatalogueEntry[]): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  for (const { code, fields } of entries) {
    for (const { coordinate } of fields) {
      const known = codes.get(coordinate);
      if (known) known.push(code);
      else codes.set(coordinate, [code]);
    }
  }
  return codes;
}
