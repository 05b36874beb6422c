import { areaPrefix } from '../codes';

/** A part of a WHERE clause: an SQL text with `?` marks, and its values. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
}

/** No row at all. */
export const nothing: Condition = { sql: '1 = 0', parameters: [] };

/** `?,?,?`, for an IN list of the values. */
export function placeholders(values: readonly unknown[]): string {
  return values.map(() => '?').join(',');
}

/** Rows whose column holds one of the values; `nothing` when there are none. */
export function isOneOf(column: string, values: readonly string[]): Condition {
  if (values.length === 0) return nothing;
  return { sql: `${column} IN (${placeholders(values)})`, parameters: values };
}

/** Rows whose code begins with the prefix. "~" comes after every digit and letter. */
export function beginsWith(column: string, prefix: string): Condition {
  return { sql: `${column} BETWEEN ? AND ?`, parameters: [prefix, `${prefix}~`] };
}

/**
 * Rows whose code, of a region, a grid or anything numbered inside one, lies in one of the areas;
 * `nothing` when there are none. Each area is one range of an index on the column.
 */
export function isInside(column: string, areas: readonly string[]): Condition {
  return anyOf(areas.map((area) => beginsWith(column, areaPrefix(area))));
}

/** Rows that meet one of the conditions; `nothing` when there are none. */
export function anyOf(conditions: readonly Condition[]): Condition {
  const given = conditions.filter((condition) => condition !== nothing);
  return given.length === 0 ? nothing : join(given, ' OR ');
}

/** Rows that meet all of the conditions that are given, every row when none is; `nothing` when one is that. */
export function allOf(...conditions: readonly (Condition | null | undefined)[]): Condition {
  const given = conditions.filter((condition) => condition != null);
  if (given.includes(nothing)) return nothing;
  return given.length === 0 ? { sql: '1 = 1', parameters: [] } : join(given, ' AND ');
}

function join(conditions: readonly Condition[], operator: string): Condition {
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(operator),
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
}
