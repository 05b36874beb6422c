import { areaPrefix, type Condition } from '@civicgraph/shared';

/** The run of codes inside a region: its own, those of the regions and grids in it. */
export function codesInside(regionCode: string): { readonly low: string; readonly high: string } {
  const prefix = areaPrefix(regionCode);
  return { low: prefix, high: `${prefix}~` };
}

/** Rows in force on a day, or, without a day, those not ended. */
export function inForce(table: string, asOf: string | null): Condition {
  if (asOf === null) return { sql: `${table}.valid_to IS NULL`, parameters: [] };
  return {
    sql: `${table}.valid_from <= ? AND (${table}.valid_to IS NULL OR ${table}.valid_to >= ?)`,
    parameters: [asOf, asOf],
  };
}
