import type { FieldPlan } from '../plan/Plan';

type ColumnField = Extract<FieldPlan, { kind: 'COLUMN' }>;

/**
 * The GraphQL type of a column's field. What a viewer may be refused is nullable, and so is what a MySQL server lets
 * stand for nothing in a column that is never null: a date of zeros, a value outside its enum.
 */
export function graphqlType(field: ColumnField): string {
  if (field.isKey) return 'ID!';
  const name = namedType(field);
  const { kind } = field.column.type;
  const mayBeNothing = kind === 'DATE' || kind === 'DATE_TIME' || field.enumName !== null;
  const isNullable = field.column.isNullable || field.personal !== null || mayBeNothing;
  return isNullable ? name : `${name}!`;
}

function namedType({ column, enumName }: ColumnField): string {
  const { type } = column;
  switch (type.kind) {
    case 'INTEGER':
      return 'Int';
    case 'UNSIGNED':
    case 'FLOAT':
      return 'Float';
    case 'DECIMAL':
      return isDouble(type.precision) ? 'Float' : 'String';
    case 'BOOLEAN':
    case 'BIT':
      return 'Boolean';
    case 'DATE':
      return 'Date';
    case 'DATE_TIME':
      return 'DateTime';
    case 'SET':
      return '[String!]';
    case 'ENUM':
      return enumName ?? 'String';
    default:
      return 'String';
  }
}

/** Whether a double holds every decimal number of so many digits as it is. */
export function isDouble(precision: number): boolean {
  return precision <= 15;
}
