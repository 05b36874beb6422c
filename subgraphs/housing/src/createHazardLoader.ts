import { maximumPageSize } from '@civicgraph/shared';
import DataLoader from 'dataloader';
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
  return new DataLoader(async (codes) => {
    const marks = codes.map(() => '?').join(',');
    const rows: (HazardRow & { place: string })[] = await database.query(
      `SELECT id, kind, foundAt, dueAt, closedAt, place FROM (
         SELECT hazard_id AS id, kind, found_at AS foundAt, due_at AS dueAt, closed_at AS closedAt, ${place} AS place,
           ROW_NUMBER() OVER (PARTITION BY ${place} ORDER BY closed_at IS NOT NULL, found_at DESC, hazard_id) AS nth
         FROM hazard WHERE ${place} IN (${marks})
       ) AS listed WHERE nth <= ${maximumPageSize} ORDER BY nth`,
      [...codes],
    );
    const byPlace = new Map<string, HazardRow[]>(codes.map((code) => [code, []]));
    for (const { place: code, ...hazard } of rows) byPlace.get(code)?.push(hazard);
    return codes.map((code) => byPlace.get(code) ?? []);
  });
}
