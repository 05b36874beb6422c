import type { Row } from '@civicgraph/shared';

/** Rows of a test, complete; a case names only what it is about. */
export function dwellingRow(row: Row): Row {
  return {
    dwelling_code: '',
    address_code: '990101001005001-A0001',
    building_code: null,
    grid_code: '990101001005001',
    use_code: 'RESIDENTIAL',
    occupancy: 'OWNER',
    area_band: '60_90',
    standard_coded: 1,
    since: '2020-01-01',
    until: null,
    ...row,
  };
}

export function hazardRow(row: Row): Row {
  return {
    hazard_id: '',
    dwelling_code: null,
    building_code: null,
    grid_code: '990101001005001',
    kind: 'ELECTRICAL',
    in_rental: 0,
    found_at: '2026-01-10',
    due_at: '2026-01-31',
    closed_at: null,
    ...row,
  };
}

export function addressRow(row: Row): Row {
  return {
    address_code: '',
    text: '',
    region_code: '990101001005',
    grid_code: '990101001005001',
    lon: 178.5,
    lat: 30.25,
    ...row,
  };
}

/** `count` rows that differ in their key alone. */
export function times(count: number, key: string, prefix: string, row: Row): Row[] {
  return Array.from({ length: count }, (_, i) => ({ ...row, [key]: `${prefix}${i + 1}` }));
}
