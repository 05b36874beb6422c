/** A row of `person`, its texts encrypted as they are kept: resolvers decrypt what is asked for. */
export interface PersonRow {
  readonly ref: string;
  readonly name: string | null;
  readonly citizen_id: string | null;
  readonly phone: string | null;
  readonly sex: string;
  readonly birth_date: string | null;
  readonly kind: string;
}

export const personColumns = [
  'ref',
  'name',
  'citizen_id',
  'phone',
  'sex',
  'birth_date',
  'kind',
] as const satisfies ReadonlyArray<keyof PersonRow>;

/** A stay that lasts. */
export interface ResidenceRow {
  readonly id: number;
  readonly person_ref: string;
  readonly dwelling_code: string | null;
  readonly grid_code: string;
  readonly since: string;
  readonly verified_at: string | null;
}

export interface VisitRow {
  readonly visit_id: string;
  readonly dwelling_code: string;
  readonly grid_code: string;
  readonly task: string;
  readonly planned_on: string;
  readonly visited_on: string | null;
}

export interface Occupancy {
  readonly residents: number;
  readonly lastVisitedAt: string | null;
}
