import { type Condition, nothing } from './conditions';
import { quoteName } from './quoteName';

/** Rows of another table, by the column that a foreign key refers to. */
export interface ParentRows {
  /** As it stands in a statement. */
  readonly table: string;
  readonly key: string;
  readonly condition: Condition;
}

/** The rows whose foreign key leads to a row that meets its own condition; those that lead nowhere do not. */
export function belongsTo(column: string, { table, key, condition }: ParentRows): Condition {
  if (condition === nothing) return nothing;
  return {
    sql: `${quoteName(column)} IN (SELECT ${quoteName(key)} FROM ${table} WHERE ${condition.sql})`,
    parameters: condition.parameters,
  };
}
