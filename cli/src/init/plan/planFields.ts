import type { SourceColumn } from '../source/Source';
import { describe, oneLine } from './describe';
import { guessArea } from './guessArea';
import { guessPersonal } from './guessPersonal';
import type { TypeName } from './nameTypes';
import type { FieldPlan } from './Plan';
import { pluralOf } from './plural';
import type { Relation } from './relationsOf';
import type { SelectedTable } from './selectTables';
import { camelCase, pascalCase } from './spell';
import { UniqueNames } from './UniqueNames';
import { wordsOf } from './wordsOf';

/** Words at the end of a column's name that say it holds a key: the field without them is what the key leads to. */
const keyWords = ['id', 'code', 'no', 'number', 'key', 'bh', 'bm', 'dm'];

export interface FieldsContext {
  readonly names: ReadonlyMap<string, TypeName>;
  readonly relations: readonly Relation[];
  readonly enumNames: UniqueNames;
}

/** The fields of the type of a table: its columns in their order, and then the lists of what refers to it. */
export function planFields(table: SelectedTable, context: FieldsContext): FieldPlan[] {
  const taken = new UniqueNames();
  // Keys first: callers name them, so nothing else may take their names.
  const keyNames = new Map(
    table.key.map((name) => [name, taken.take(fieldName(table, name))] as const),
  );
  return [
    ...table.columns.flatMap((column) => fieldsOf(column, table, context, keyNames, taken)),
    ...listsOf(table, context, taken),
  ];
}

function fieldsOf(
  column: SourceColumn,
  table: SelectedTable,
  { names, relations, enumNames }: FieldsContext,
  keyNames: ReadonlyMap<string, string>,
  taken: UniqueNames,
): FieldPlan[] {
  const keyName = keyNames.get(column.name);
  const isKey = keyName !== undefined;
  const area = guessArea(column, isKey);
  const description = describe(column.label, column.comment);
  const relation = relations.find(
    (candidate) => candidate.table === table && candidate.column === column.name,
  );
  const fields: FieldPlan[] = [];
  if (isKey || (!area && !relation)) {
    const name = keyName ?? taken.take(fieldName(table, column.name));
    const type = names.get(table.name)?.name ?? '';
    const enumName =
      isKey || !isEnum(column) ? null : enumNames.take(type + pascalCase(wordsOf(name)));
    const personal = area || relation ? null : guessPersonal(column, table.label);
    fields.push({ kind: 'COLUMN', name, column, description, isKey, personal, enumName });
  }
  if (area) {
    const name = taken.take(withoutKeyWord(column, area.toLowerCase()));
    fields.push({ kind: 'AREA', name, column, description, area });
  } else if (relation) {
    const target = names.get(relation.target.name);
    const name = taken.take(withoutKeyWord(column, target?.field ?? ''));
    fields.push({ kind: 'PARENT', name, column, description, type: target?.name ?? '' });
  }
  return fields;
}

/**
 * The lists of the rows that refer to those of a table. None leads to persons or away from one: such an edge runs from a
 * case to its person only.
 */
function listsOf(
  target: SelectedTable,
  { names, relations }: FieldsContext,
  taken: UniqueNames,
): FieldPlan[] {
  const leading = relations.filter(
    ({ table, target: to }) => to === target && !table.isSubject && !to.isSubject,
  );
  return leading.flatMap(({ table, column: columnName }): FieldPlan[] => {
    const child = names.get(table.name);
    const column = table.columns.find(({ name }) => name === columnName);
    if (!child || !column) return [];
    const isOnly =
      leading.filter((other) => other.table === table).length === 1 && table !== target;
    const list = pluralOf(child.field);
    const by = pascalCase(wordsOf(withoutKeyWord(column, child.field)));
    const description = `A page of the rows of "${oneLine(table.label)}" whose "${oneLine(column.label)}" is this one.`;
    return [
      {
        kind: 'CHILDREN',
        name: taken.take(isOnly ? list : `${list}By${by}`),
        column,
        description,
        type: child.name,
      },
    ];
  });
}

function fieldName(table: SelectedTable, columnName: string): string {
  const column = table.columns.find(({ name }) => name === columnName);
  const words = wordsOf(column?.label ?? '');
  if (words.length === 0) return `column${column?.position}`;
  return camelCase(/^\d/.test(words[0] ?? '') ? ['column', ...words] : words);
}

/** The field that a key leads to: `mediation_org_id` → `mediationOrg`. */
function withoutKeyWord({ label }: SourceColumn, otherwise: string): string {
  const words = wordsOf(label);
  const own = keyWords.includes(words.at(-1) ?? '') ? words.slice(0, -1) : words;
  const named = own.length > 0 && !/^\d/.test(own[0] ?? '') ? camelCase(own) : otherwise;
  // A code list in pinyin says nothing to whoever reads the schema in English.
  return otherwise === 'region' || otherwise === 'grid' ? englishArea(named, otherwise) : named;
}

function englishArea(name: string, area: string): string {
  return /region|area|district|division|grid/i.test(name) ? name : area;
}

function isEnum({ type }: SourceColumn): boolean {
  return type.kind === 'ENUM' && type.values.length > 0 && type.values.every(isEnumValue);
}

function isEnumValue(value: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(value) && !['true', 'false', 'null'].includes(value);
}
