import { ancestorsOf } from '../codes';
import { HubError, quote } from '../errors';

/** One integer column of a rollup table. */
export interface Measure {
  /** Column name, snake_case. */
  readonly name: string;
  /** FLOW adds up over months; STOCK is the value at the end of the last month that has data. */
  readonly kind: 'FLOW' | 'STOCK';
  /**
   * For sums of yuan, minutes or days: the count of the records summed. The amount is suppressed
   * wherever that count is, and 0 wherever it is 0.
   */
  readonly amount?: string;
}

/**
 * `total` is the sum of `parts`. With one part it is a ratio: the part is the numerator, `total` the
 * denominator, and what remains between them is protected like a stored cell. All are counts of one kind.
 */
export interface Equation {
  readonly total: string;
  readonly parts: readonly string[];
}

/** What a subgraph declares about its statistics: one row per area and period, one column per measure. */
export interface RollupDefinition {
  readonly table: string;
  /** Counts from 1 to threshold - 1 are never published. */
  readonly threshold: 5 | 10;
  readonly measures: readonly Measure[];
  /**
   * Finest area that is published. GRID and VILLAGE are written by the chunks of the seeder; with
   * TOWN the chunks write village rows, which `writeAncestors` folds into towns and deletes.
   */
  readonly finest: 'GRID' | 'VILLAGE' | 'TOWN';
  readonly equations: readonly Equation[];
  /**
   * The area whose row is the sum of this row and its siblings, or null at a root; the division
   * of the region code unless given. A department (18 characters) may name a department, which is then
   * written by `writeAncestors`, or a region, which must then equal the sum of its departments.
   */
  readonly parentOf?: (area: string) => string | null;
}

/** A checked definition with the column of every measure resolved. */
export interface Rollup extends Required<RollupDefinition> {
  readonly indexOf: ReadonlyMap<string, number>;
}

/** A row as the fold makes it: the values in the order of the measures. */
export interface FoldedRow {
  readonly area: string;
  readonly period: string;
  readonly values: readonly number[];
}

/** A row as the database gives it, measures by column name. */
export interface RollupRow {
  readonly area_code: string;
  readonly period: string;
  /** One character a measure: `.` published, `P` below the threshold, `C` protects another cell. */
  readonly suppression: string;
  readonly [measure: string]: string | number;
}

/** The parent of a grid or region by its code; null for a province and for a department. */
export function regionParentOf(area: string): string | null {
  return isDepartmentCode(area) ? null : (ancestorsOf(area)[0] ?? null);
}

/** Whether an area code stands for a department rather than for a region or grid. */
export function isDepartmentCode(area: string): boolean {
  return area.length === 18;
}

const columnShape = /^[a-z][a-z0-9_]*$/;

/**
 * Checks a definition once, at start.
 * @throws HubError ARGUMENT_INVALID naming the measure at fault
 */
export function defineRollup(definition: RollupDefinition): Rollup {
  const { measures, equations, table } = definition;
  const indexOf = new Map(measures.map(({ name }, index) => [name, index]));
  const count = (name: string, role: string) => {
    const measure = measures[indexOf.get(name) ?? -1];
    if (!measure || measure.amount !== undefined) {
      throw invalid(table, `names ${quote(name)} as ${role}, which is not one of its counts`);
    }
    return measure;
  };
  if (indexOf.size !== measures.length) throw invalid(table, 'has two measures of one name');
  for (const { name, kind, amount } of measures) {
    if (!columnShape.test(name))
      throw invalid(table, `has ${quote(name)}, not a snake_case column`);
    if (amount !== undefined && count(amount, `count of ${name}`).kind !== kind) {
      throw invalid(table, `has ${quote(name)} of another kind than its count`);
    }
  }
  for (const { total, parts } of equations) {
    const { kind } = count(total, 'total');
    if (parts.length === 0) throw invalid(table, `has ${quote(total)} without parts`);
    for (const part of parts) {
      if (count(part, 'part').kind !== kind || part === total) {
        throw invalid(
          table,
          `adds ${quote(part)} to ${quote(total)}, which is of another kind or itself`,
        );
      }
    }
  }
  return { parentOf: regionParentOf, ...definition, indexOf };
}

/**
 * The position of a measure.
 * @throws HubError ARGUMENT_INVALID
 */
export function measureIndex(rollup: Rollup, measure: string): number {
  const index = rollup.indexOf.get(measure);
  if (index === undefined) {
    throw invalid(rollup.table, `has no measure ${quote(measure)}; declare it`);
  }
  return index;
}

function invalid(table: string, reason: string): HubError {
  return new HubError('ARGUMENT_INVALID', `The rollup ${quote(table)} ${reason}.`);
}
