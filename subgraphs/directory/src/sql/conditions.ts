import { areaPrefix, type Condition } from '@civicgraph/shared';

/** Sorts after every digit and letter, so that `prefix~` ends the run of texts that begin with `prefix`. */
const end = '~';

/** Rows whose code begins with the prefix. */
export function beginsWith(column: string, prefix: string): Condition {
  return { sql: `${column} BETWEEN ? AND ?`, parameters: [prefix, prefix + end] };
}

/** The run of codes inside a region: its own, those of the regions and grids in it. */
export function codesInside(regionCode: string): { readonly low: string; readonly high: string } {
  const prefix = areaPrefix(regionCode);
  return { low: prefix, high: prefix + end };
}

/** Rows in force on a day, or, without a day, those not ended. */
export function inForce(table: string, asOf: string | null): Condition {
  if (asOf === null) return { sql: `${table}.valid_to IS NULL`, parameters: [] };
  return {
    sql: `${table}.valid_from <= ? AND (${table}.valid_to IS NULL OR ${table}.valid_to >= ?)`,
    parameters: [asOf, asOf],
  };
}

/** A list of marks for `IN (...)`. */
export function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(',');
}

/** All of the conditions that are given; always true when none is. */
export function allOf(...conditions: readonly (Condition | null | undefined)[]): Condition {
  const given = conditions.filter((condition) => condition != null);
  if (given.length === 0) return { sql: '1 = 1', parameters: [] };
  return {
    sql: given.map(({ sql }) => `(${sql})`).join(' AND '),
    parameters: given.flatMap(({ parameters }) => parameters),
  };
}
