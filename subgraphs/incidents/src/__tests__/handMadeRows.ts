import { createCity, insertRows, type OpenSubgraph, type Row } from '@civicgraph/shared';
import { writeStatistics } from '@civicgraph/shared/testing';
import { incidentsSubgraph } from '..';

/** Eight villages of one town; the places of all rows made by hand. */
export const city = createCity('XS');
const [first, second] = city.villages;
if (!first || !second) throw new Error('The smallest city has two villages.');
export const village = first;
export const otherVillage = second;
export const town = village.townCode;
export const county = village.countyCode;

let made = 0;

/** A number of incidents alike, in the first grid of the first village unless they say otherwise. */
export function incidents(count: number, columns: Partial<Row>): Row[] {
  return Array.from({ length: count }, () => {
    made += 1;
    return {
      incident_id: `IN-990101-${String(made).padStart(6, '0')}`,
      incident_class: 'CRIMINAL',
      offence_code: null,
      status: 'FILED',
      region_code: village.code,
      grid_code: village.grids[0]?.code ?? '',
      occurred_on: '2025-10-15',
      reported_at: '2025-10-15 04:05:06',
      response_minutes: null,
      on_scene_handled: null,
      solved_on: null,
      caught_on_scene: null,
      solved_by_video: null,
      loss_yuan: null,
      recovered_yuan: null,
      origin_dispute_type: null,
      deaths: null,
      accident_kind: null,
      zero_tolerance_kind: null,
      ...columns,
    } as Row;
  });
}

/** What a case says once it is solved. */
export function solved(on: string, columns: Partial<Row> = {}): Partial<Row> {
  return { status: 'SOLVED', solved_on: on, caught_on_scene: 0, solved_by_video: 0, ...columns };
}

/** Columns that place an incident in a village. */
export function inVillage({ code, grids }: (typeof city.villages)[number]): Partial<Row> {
  return { region_code: code, grid_code: grids[0]?.code ?? '' };
}

/** Inserts rows and makes the statistics of them; every grid of the city has some. */
export async function fill({ database }: OpenSubgraph, rows: readonly Row[]): Promise<void> {
  await insertRows(database.manager, 'incident', rows);
  await writeStatistics(database, incidentsSubgraph, city);
}

/** A count that is shown. */
export const shown = (value: number) => ({ value, suppressed: false, reason: null });
export const withheld = { value: null, suppressed: true, reason: 'SUPPRESSED' };
export const noData = { value: null, suppressed: false, reason: 'NO_DATA' };

/** The ratio of two counts that are shown. */
export const ratio = (numerator: number, denominator: number) => ({
  numerator: shown(numerator),
  denominator: shown(denominator),
  value: numerator / denominator,
});
