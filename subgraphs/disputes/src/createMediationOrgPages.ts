import { allOf, type Condition, isInside, type Page } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { MediationKind } from './codeLists';
import { type MediationOrgRow, mediationOrgColumns } from './MediationOrgRow';

export interface MediationOrgPageKey {
  readonly region: string;
  readonly kind: MediationKind | null;
  readonly page: Page;
}

export type MediationOrgPages = DataLoader<MediationOrgPageKey, MediationOrgRow[], string>;

/** SQLite takes at most 500 parts of a compound statement. */
const pagesAtOnce = 250;

/** @returns a loader of `limit + 1` organisations inside a region by number; one statement a batch. */
export function createMediationOrgPages(database: DataSource): MediationOrgPages {
  return new DataLoader<MediationOrgPageKey, MediationOrgRow[], string>(
    async (keys) => {
      const parts = keys.map(pageStatement);
      const rows: (MediationOrgRow & { readonly page: number })[] = await database.query(
        `${parts.map(({ sql }, index) => `SELECT * FROM (${sql}) AS page${index}`).join(' UNION ALL ')} ORDER BY page, org_id`,
        parts.flatMap(({ parameters }) => parameters),
      );
      const pages = keys.map((): MediationOrgRow[] => []);
      for (const row of rows) pages[Number(row.page)]?.push(row);
      return pages;
    },
    { cacheKeyFn: (key) => JSON.stringify(key), maxBatchSize: pagesAtOnce },
  );
}

function pageStatement({ region, kind, page }: MediationOrgPageKey, index: number): Condition {
  const { sql, parameters } = allOf(
    isInside('region_code', [region]),
    kind === null ? null : { sql: 'kind = ?', parameters: [kind] },
    page.after === null ? null : { sql: 'org_id > ?', parameters: [page.after] },
  );
  return {
    sql: `SELECT ${index} AS page, ${mediationOrgColumns.join(', ')} FROM mediation_org WHERE ${sql} ORDER BY org_id LIMIT ${page.limit + 1}`,
    parameters,
  };
}
