import { quoteName } from '@civicgraph/shared';
import type { TypePlan } from '../plan/Plan';
import type { SourceColumn } from '../source/Source';
import { commentText, importsText, literal, property } from './code';

/** `src/DisputeRow.ts`: the columns that answers are made from, and the table for statements. */
export function rowText(type: TypePlan): string {
  const columns = columnsOf(type);
  const members = columns.map(
    (column) => `  readonly ${property(column.name)}: ${rowType(column)};`,
  );
  const [only, ...others] = type.key.map(({ column }) => literal(column.name));
  const key = others.length === 0 ? only : `[${[only, ...others].join(', ')}]`;
  return `${importsText({ '@civicgraph/shared': ['type PageSource'] })}
/** The columns of "${commentText(type.table)}" that answers are made from. */
export interface ${type.name}Row {
${members.join('\n')}
}

/** That table, for statements. */
export const ${type.field}Table = {
  table: ${literal(quoteName(type.table))},
  columns: [${columns.map(({ name }) => literal(name)).join(', ')}],
  key: ${key},
} as const satisfies PageSource<${type.name}Row>;
`;
}

/** The columns that the fields of a type are read from, each once. */
export function columnsOf({ fields }: TypePlan): SourceColumn[] {
  const columns = fields.flatMap((field) => (field.kind === 'CHILDREN' ? [] : [field.column]));
  return [...new Set(columns)];
}

/** What the driver gives for a value. */
function rowType({ type, isNullable }: SourceColumn): string {
  const given = (() => {
    switch (type.kind) {
      case 'INTEGER':
      case 'UNSIGNED':
      case 'FLOAT':
      case 'BOOLEAN':
        return 'number';
      case 'BIT':
        return 'Buffer';
      default:
        return 'string';
    }
  })();
  return isNullable ? `${given} | null` : given;
}
