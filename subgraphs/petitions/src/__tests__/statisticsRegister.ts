import type { Row } from '@civicgraph/shared';
import { city, justiceOfCity, land, officeOfCity, petitionRow, town } from './petitionFixture';

let serial = 0;
export function petitions(count: number, columns: Readonly<Record<string, unknown>>): Row[] {
  return Array.from({ length: count }, () =>
    petitionRow(`PT-990101-${String(++serial).padStart(6, '0')}`, columns),
  );
}

/** Every count is 0 or at least 10, so that nothing is withheld. */
export function register(): Readonly<Record<string, readonly Row[]>> {
  const rated = { evaluable: 1, satisfaction_office: 'SATISFIED', satisfaction_unit: 'BASICALLY' };
  return {
    petition: [
      ...petitions(20, rated),
      ...petitions(10, {
        ...rated,
        satisfaction_office: 'UNSATISFIED',
        repeated_on: '2026-05-01',
        review_closed_on: '2026-04-10',
        review_changed: 1,
      }),
      ...petitions(10, {
        evaluable: 1,
        difficult: 1,
        leader_named: 1,
        review_closed_on: '2026-04-10',
      }),
      ...petitions(10, {
        channel: 'VISIT',
        category: 'LAND',
        responsible: land,
        accepted_on: '2026-02-01',
        close_due_on: '2026-04-02',
        closed_on: '2026-04-20',
        first_time: 0,
        skip_level: 1,
        group_size: 6,
        difficult: 1,
      }),
      ...petitions(10, {
        purpose: 'SUGGESTION',
        route: 'DUTY',
        channel: 'PHONE',
        category: '0203',
        close_due_on: null,
        closed_on: '2026-05-20',
        suggestion_adopted: 1,
      }),
      ...petitions(10, {
        route: 'LITIGATION',
        category: 'JUSTICE',
        region_code: city.cityCode,
        responsible: justiceOfCity,
        close_due_on: null,
        closed_on: '2026-05-20',
      }),
      ...[null, '2026-02-15'].flatMap((backlog_resolved_on) =>
        petitions(10, {
          route: 'DUTY',
          registered_on: '2025-05-10',
          accept_due_on: '2025-05-25',
          accepted_on: '2025-05-20',
          close_due_on: null,
          closed_on: null,
          is_backlog: 1,
          backlog_since: '2025-11-20',
          backlog_resolved_on,
        }),
      ),
      ...petitions(12, {
        purpose: 'ACCUSATION',
        region_code: city.cityCode,
        responsible: officeOfCity,
      }),
    ],
    leader_reception: Array.from({ length: 11 }, (_, i) => ({
      session_id: `LR-${i}`,
      region_code: town,
      hosted_by: land,
      held_on: '2026-03-05',
      received: 4,
    })),
  };
}
