import type { CatalogueUse } from './DataCatalogue';

/** The most used first; equals in an order that does not change from one time to the next. */
export function compareCatalogueUses(a: CatalogueUse, b: CatalogueUse): number {
  return b.count - a.count || (tieBreaker(a) < tieBreaker(b) ? -1 : 1);
}

function tieBreaker({ operationHash, department }: CatalogueUse): string {
  return `${operationHash} ${department ?? ''}`;
}
