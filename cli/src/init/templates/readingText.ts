import type { FieldPlan } from '../plan/Plan';
import { member } from './code';
import { isDouble } from './graphqlType';

type ColumnField = Extract<FieldPlan, { kind: 'COLUMN' }>;

/** An expression, and the functions of the project that it calls, by module. */
export interface Reading {
  readonly text: string;
  readonly shared: readonly string[];
  /** Whether it needs the offset of the database's clock. */
  readonly needsOffset: boolean;
}

/** How the value of a column's field is read from its `row`; null where it is the value of that name as it is. */
export function readingOf({ name, column, enumName, isKey }: ColumnField): Reading | null {
  const value = member('row', column.name);
  const plain = name === column.name ? null : reading(value);
  if (isKey) return plain;
  const { type, isNullable } = column;
  const orNull = (text: string) => (isNullable ? `${value} === null ? null : ${text}` : text);
  switch (type.kind) {
    case 'BOOLEAN':
      return reading(orNull(`${value} !== 0`));
    case 'BIT':
      return reading(orNull(`${value}[0] === 1`));
    case 'DECIMAL':
      return isDouble(type.precision) ? reading(orNull(`Number(${value})`)) : plain;
    case 'DATE':
      return reading(`dateOf(${value})`, ['dateOf']);
    case 'DATE_TIME':
      return {
        text: `instantOf(${value}, databaseOffset)`,
        shared: ['instantOf'],
        needsOffset: true,
      };
    case 'SET':
      return reading(orNull(`${value} === '' ? [] : ${value}.split(',')`));
    case 'ENUM':
      // A server that is not strict keeps '' for a value outside the enum.
      return enumName === null ? plain : reading(`${value} || null`);
    default:
      return plain;
  }
}

function reading(text: string, shared: readonly string[] = []): Reading {
  return { text, shared, needsOffset: false };
}
