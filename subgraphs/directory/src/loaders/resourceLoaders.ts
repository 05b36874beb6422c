import {
  createListLoader,
  createPageLoader,
  createRowLoader,
  placeholders,
  type Resource,
} from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import {
  type DataResourceFieldRow,
  type DataResourceRow,
  type DataResourceUseRow,
  type DepartmentRow,
  dataResourceColumns,
  dataResourceFieldColumns,
  dataResourceUseColumns,
  departmentColumns,
} from '../rows';
import { createRangeLoader } from '../sql/createRangeLoader';

/** How far a department's catalogue is, for one share type. */
export interface CatalogueCount {
  readonly provider_uscc: string;
  readonly share_type: Resource['shareType'];
  readonly listed: number;
  readonly completed: number;
}

export interface CatalogueKey {
  readonly provider: string;
  /** The last day that counts; null for now. */
  readonly until: string | null;
}

/** Loaders of departments and the data-resource directory, which everybody may see. */
export function createResourceLoaders(database: DataSource) {
  return {
    departmentByUscc: createRowLoader<DepartmentRow>(database, {
      table: 'department',
      columns: departmentColumns,
      key: 'uscc',
    }),
    departments: createRangeLoader<DepartmentRow>(database, {
      table: 'department',
      columns: departmentColumns,
      key: 'uscc',
    }),
    dataResourceByCode: createRowLoader<DataResourceRow>(database, {
      table: 'data_resource',
      columns: dataResourceColumns,
      key: 'resource_code',
    }),
    dataResources: createRangeLoader<DataResourceRow>(database, {
      table: 'data_resource',
      columns: dataResourceColumns,
      key: 'resource_code',
    }),
    dataResourcesOf: createPageLoader<DataResourceRow>(database, {
      table: 'data_resource',
      columns: dataResourceColumns,
      parent: 'provider_uscc',
      key: 'resource_code',
    }),
    indicatorsOf: createListLoader<{ readonly indicator: string }>(database, (codes) => ({
      sql: `SELECT resource_code AS owner, indicator FROM data_resource_indicator WHERE resource_code IN (${placeholders(codes)}) ORDER BY resource_code, indicator`,
      parameters: codes,
    })),
    fieldsOf: createPageLoader<DataResourceFieldRow>(database, {
      table: 'data_resource_field',
      columns: dataResourceFieldColumns,
      parent: 'resource_code',
      key: 'ordinal',
    }),
    /** Its rows lie inside the viewer's scope when it is asked with `useScope`. */
    usesOf: createPageLoader<DataResourceUseRow>(database, {
      table: 'data_resource_use',
      columns: dataResourceUseColumns,
      parent: 'resource_code',
      key: 'ordinal',
    }),
    catalogueCounts: new DataLoader<CatalogueKey, CatalogueCount[], string>(
      async (keys) => {
        const days = [...new Set(keys.map(({ until }) => until))];
        const found = await Promise.all(
          days.map((until) => {
            const providers = keys.filter((key) => key.until === until);
            return loadCatalogue(
              database,
              providers.map(({ provider }) => provider),
              until,
            );
          }),
        );
        return keys.map(({ provider, until }) =>
          (found[days.indexOf(until)] ?? []).filter((row) => row.provider_uscc === provider),
        );
      },
      { cacheKeyFn: ({ provider, until }) => `${provider}|${until}` },
    ),
  };
}

/** What came with a schema goes with it; what a department listed stays listed, with the days it has. */
function loadCatalogue(
  database: DataSource,
  providers: readonly string[],
  until: string | null,
): Promise<CatalogueCount[]> {
  const completed =
    until === null
      ? 'catalogued_on IS NOT NULL AND collected_on IS NOT NULL'
      : 'catalogued_on <= ? AND collected_on <= ?';
  const listed =
    until === null
      ? 'listed_on IS NOT NULL OR withdrawn_at IS NULL'
      : 'listed_on <= ? OR (listed_on IS NULL AND catalogued_on <= ? AND (withdrawn_at IS NULL OR withdrawn_at > ?))';
  return database.query(
    `SELECT provider_uscc, share_type, COUNT(*) AS listed, SUM(CASE WHEN ${completed} THEN 1 ELSE 0 END) AS completed FROM data_resource WHERE provider_uscc IN (${placeholders(providers)}) AND (${listed}) GROUP BY provider_uscc, share_type`,
    until === null
      ? [...providers]
      : [until, until, ...providers, until, until, `${until} 23:59:59`],
  );
}
