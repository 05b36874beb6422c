import type { Row } from '@civicgraph/shared';

/** A stay with every column; tests say what matters to them. */
export function residence(row: Row): Row {
  return {
    id: 0,
    person_ref: 'P0',
    dwelling_code: null,
    grid_code: '',
    since: '2015-03-01',
    until: null,
    verified_at: null,
    at_hukou: 0,
    is_head: 0,
    kind: 'HUKOU',
    sex: 'MALE',
    birth_date: '1980-06-15',
    season: null,
    left_behind: null,
    linked_since: null,
    complete_since: null,
    ...row,
  };
}

export function visit(row: Row): Row {
  return {
    visit_id: '',
    dwelling_code: '990101001005001-0001',
    grid_code: '',
    task: 'ROUTINE',
    planned_on: '2026-09-10',
    visited_on: '2026-09-10',
    revisit: 0,
    members: 3,
    members_met: 2,
    sampled: 0,
    in_order: 0,
    ...row,
  };
}

export function person(row: Row): Row {
  return {
    ref: '',
    name: '云舒',
    citizen_id: '99010119800615001X',
    phone: '12900000001',
    sex: 'MALE',
    birth_date: '1980-06-15',
    kind: 'HUKOU',
    hukou_county: '990101',
    ...row,
  };
}

/** `count` rows alike but for their keys, which `keyOf` makes from a number that never repeats. */
export function times(count: number, row: Row, keyOf: (serial: number) => Row): Row[] {
  return Array.from({ length: count }, () => {
    serial += 1;
    return { ...row, ...keyOf(serial) };
  });
}

let serial = 0;
