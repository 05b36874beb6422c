import { createListLoader, maximumPageSize, placeholders } from '@civicgraph/shared';
import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { HazardKind } from './codes';

export interface HazardRow {
  readonly id: string;
  readonly kind: HazardKind;
  readonly foundAt: string;
  readonly dueAt: string;
  readonly closedAt: string | null;
}

/**
 * @returns a loader of the hazards of dwellings or buildings: open ones first, then the newest, at
 * most a page of them. One statement a batch.
 */
export function createHazardLoader(
  database: DataSource,
  place: 'dwelling_code' | 'building_code',
): DataLoader<string, HazardRow[]> {
  return createListLoader<HazardRow>(database, (codes) => ({
    sql: `SELECT id, kind, foundAt, dueAt, closedAt, owner FROM (
       SELECT hazard_id AS id, kind, found_at AS foundAt, due_at AS dueAt, closed_at AS closedAt, ${place} AS owner,
         ROW_NUMBER() OVER (PARTITION BY ${place} ORDER BY closed_at IS NOT NULL, found_at DESC, hazard_id) AS nth
       FROM hazard WHERE ${place} IN (${placeholders(codes)})
     ) AS listed WHERE nth <= ${maximumPageSize} ORDER BY nth`,
    parameters: codes,
  }));
}
