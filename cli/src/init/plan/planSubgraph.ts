import type { Source } from '../source/Source';
import { describe, oneLine } from './describe';
import { nameTypes, type TypeName } from './nameTypes';
import type { FieldPlan, KeyPlan, Plan, ScopePlan, TypePlan } from './Plan';
import { planFields } from './planFields';
import { planScopes } from './planScopes';
import { relationsOf } from './relationsOf';
import { type SelectedTable, type SelectOptions, selectTables } from './selectTables';
import { takenTypes } from './takenNames';
import { UniqueNames } from './UniqueNames';

export interface PlanOptions extends SelectOptions {
  /** Of the subgraph. */
  readonly name: string;
  readonly owner: string | null;
  readonly legalBasis: string | null;
  readonly firstSerial: number;
}

/** What a subgraph of a source is to be; does no I/O. */
export function planSubgraph(source: Source, options: PlanOptions): Plan {
  const { tables, leftOut } = selectTables(source.tables, options);
  const names = nameTypes(options.name, tables);
  const relations = relationsOf(tables);
  const scopes = planScopes(tables, relations, names);
  const typeNames = [...names.values()].flatMap(({ name }) => [
    name,
    `${name}Connection`,
    `${name}Edge`,
  ]);
  const enumNames = new UniqueNames([...takenTypes, ...typeNames]);
  const types = tables.flatMap((table) => {
    const name = names.get(table.name);
    if (!name) return [];
    const fields = planFields(table, { names, relations, enumNames });
    return [typeOf(table, name, fields, scopes.get(table.name) ?? { kind: 'NONE' })];
  });
  const { name, owner, legalBasis, firstSerial } = options;
  return { name, owner, legalBasis, firstSerial, origin: source.origin, types, leftOut };
}

function typeOf(
  table: SelectedTable,
  name: TypeName,
  fields: readonly FieldPlan[],
  scope: ScopePlan,
): TypePlan {
  const description = describe(table.label, table.comment);
  return {
    ...name,
    table: table.name,
    label: oneLine(table.label),
    description,
    resourceName: oneLine(table.comment) || oneLine(table.label),
    key: table.key.flatMap((column) => keyOf(column, fields)),
    fields,
    scope,
    isSubject: table.isSubject,
  };
}

function keyOf(name: string, fields: readonly FieldPlan[]): KeyPlan[] {
  return fields.flatMap((field) =>
    field.kind === 'COLUMN' && field.isKey && field.column.name === name
      ? [{ field: field.name, column: field.column }]
      : [],
  );
}
