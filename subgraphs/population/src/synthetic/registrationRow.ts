import type { CityGrid, Random, Row } from '@civicgraph/shared';

/** A stay of a floating person, as far as services depend on it. */
export interface RegisteredStay {
  readonly id: number;
  readonly grid: CityGrid;
  readonly since: string;
  readonly until: string | null;
  readonly age: number;
  readonly isHead: boolean;
}

/** The registration of a stay. Services reach more people from year to year. */
export function registrationRow(random: Random, stay: RegisteredStay): Row {
  const { age, since } = stay;
  const progress = Math.min(0.15, Math.max(0, (Number(since.slice(0, 4)) - 2020) * 0.025));
  const service = (isEligible: boolean, share: number): number | null =>
    isEligible ? Number(random.chance(share + progress)) : null;
  const worksAge = age >= 18 && age < 60;
  return {
    residence_id: stay.id,
    grid_code: stay.grid.code,
    registered_on: since,
    until: stay.until,
    employment: service(worksAge, 0.55),
    housing: service(stay.isHead, 0.2),
    medical: service(true, 0.78),
    insurance: service(worksAge, 0.5),
    // Compulsory schooling: 6 to 15 years.
    schooling: service(age >= 6 && age < 16, 0.82),
  };
}
