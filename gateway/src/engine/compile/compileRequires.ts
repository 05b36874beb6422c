import { writeJson } from '../json';
import { type DataObject, isDataObject, isInherited, ownValue } from '../merge';
import type { RequiredSelection } from '../plan';
import type { TypeTable } from './TypeTable';

/**
 * Writes the representation of an entity as JSON text.
 * @returns undefined when a required value is missing: the entity cannot be asked for. Whatever
 * failed to bring the value has told its error.
 */
export type RepresentationWriter = (
  entity: DataObject,
  variables: Readonly<Record<string, unknown>>,
) => string | undefined;

interface FieldWriter {
  /** `"name":`, escaped. */
  readonly prefix: string;
  readonly read: (object: DataObject) => unknown;
  /** Undefined for a leaf. */
  readonly writeObject: ObjectWriter | undefined;
}

type ObjectWriter = (object: DataObject, variables: Variables) => string | undefined;
type Variables = Readonly<Record<string, unknown>>;

/**
 * The key in the data of the one value that, beside the type, makes up a representation; undefined
 * where representations are made of more. Objects of equal type and value then have equal texts.
 */
export function soleKey(requires: readonly RequiredSelection[]): string | undefined {
  const [fragment, ...others] = requires;
  if (fragment?.kind !== 'fragment' || others.length > 0 || hasConditions(requires))
    return undefined;
  const fields = fragment.selections.filter(
    (selection) => selection.kind === 'fragment' || selection.name !== '__typename',
  );
  const [field, ...more] = fields;
  if (field?.kind !== 'field' || field.selections || more.length > 0) return undefined;
  return isInherited(field.key) ? undefined : field.key;
}

/** How many type names a writer remembers; they come from subgraphs. */
const rememberedTypes = 1000;

export interface RequiresOptions {
  /** Whether the fetch asks for some of its fields under conditions, and so requires some under them. */
  readonly isConditional: boolean;
}

export function compileRequires(
  requires: readonly RequiredSelection[],
  types: TypeTable,
  { isConditional }: RequiresOptions,
): RepresentationWriter {
  const writeAll = compileObject(requires, types);
  const write = isConditional ? writePossible(writeAll, requires, types) : writeAll;
  return (entity, variables) => {
    const text = write(entity, variables);
    // Without a type there is nothing a subgraph could resolve.
    return text === undefined || !text.includes('"__typename":') ? undefined : text;
  };
}

/**
 * Where a value is missing, leaves out the fragments that require it: what Apollo's planner joins to one
 * fetch may be required by fields of which the conditions leave only some.
 */
function writePossible(
  writeAll: ObjectWriter,
  requires: readonly RequiredSelection[],
  types: TypeTable,
): ObjectWriter {
  const parts = requires.map((selection) => ({
    selection,
    write: compileObject([selection], types),
  }));
  return (entity, variables) => {
    const text = writeAll(entity, variables);
    if (text !== undefined) return text;
    const possible = parts.filter(({ write }) => write(entity, variables) !== undefined);
    const selections = possible.map(({ selection }) => selection);
    return compileObject(selections, types)(entity, variables);
  };
}

/** An object is written by the selections that its type takes part in, found once a type. */
function compileObject(selections: readonly RequiredSelection[], types: TypeTable): ObjectWriter {
  if (hasConditions(selections)) {
    return (object, variables) =>
      writeFields(
        fieldsOf(pick(selections, variables), object.__typename, types),
        object,
        variables,
      );
  }
  const known = new Map<unknown, readonly FieldWriter[]>();
  return (object, variables) => {
    const { __typename } = object;
    let fields = known.get(__typename);
    if (!fields) {
      fields = fieldsOf(selections, __typename, types);
      if (known.size < rememberedTypes) known.set(__typename, fields);
    }
    return writeFields(fields, object, variables);
  };
}

function fieldsOf(
  selections: readonly RequiredSelection[],
  typename: unknown,
  types: TypeTable,
): readonly FieldWriter[] {
  const merged = new Map<string, { key: string; selections: RequiredSelection[] | undefined }>();
  const collect = (list: readonly RequiredSelection[]) => {
    for (const selection of list) {
      if (selection.kind === 'fragment') {
        if (applies(selection.type, typename, types)) collect(selection.selections);
        continue;
      }
      const known = merged.get(selection.name);
      if (known) known.selections?.push(...(selection.selections ?? []));
      else {
        merged.set(selection.name, {
          key: selection.key,
          selections: selection.selections && [...selection.selections],
        });
      }
    }
  };
  collect(selections);
  return [...merged].map(([name, { key, selections: nested }]) => ({
    prefix: `${JSON.stringify(name)}:`,
    read: isInherited(key) ? (object) => ownValue(object, key) : (object) => object[key],
    writeObject: nested && compileObject(nested, types),
  }));
}

/** An object of a subgraph that knows only the interface stands for every type that implements it. */
function applies(condition: string | undefined, typename: unknown, types: TypeTable): boolean {
  if (condition === undefined || typeof typename !== 'string') return condition === undefined;
  return types.isOfType(typename, condition);
}

function writeFields(
  fields: readonly FieldWriter[],
  object: DataObject,
  variables: Variables,
): string | undefined {
  let text = '';
  for (const { prefix, read, writeObject } of fields) {
    const written = writeValue(read(object), writeObject, variables);
    if (written === undefined) return undefined;
    text += text === '' ? prefix + written : `,${prefix}${written}`;
  }
  return `{${text}}`;
}

function writeValue(
  value: unknown,
  writeObject: ObjectWriter | undefined,
  variables: Variables,
): string | undefined {
  if (value === null) return 'null';
  if (!writeObject) return writeLeaf(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => writeValue(item, writeObject, variables) ?? 'null');
    return `[${items.join(',')}]`;
  }
  if (!isDataObject(value)) return undefined;
  return writeObject(value, variables) ?? 'null';
}

function writeLeaf(value: unknown): string | undefined {
  return value === undefined ? undefined : writeJson(value);
}

function hasConditions(selections: readonly RequiredSelection[]): boolean {
  return selections.some(
    (selection) =>
      (selection.kind === 'fragment' &&
        (selection.skipIf !== undefined || selection.includeIf !== undefined)) ||
      hasConditions(selection.selections ?? []),
  );
}

/** Resolves the conditions of this request. */
function pick(
  selections: readonly RequiredSelection[],
  variables: Variables,
): readonly RequiredSelection[] {
  return selections.flatMap((selection): RequiredSelection[] => {
    if (selection.kind === 'field') {
      const nested = selection.selections && pick(selection.selections, variables);
      return [{ ...selection, selections: nested }];
    }
    const { skipIf, includeIf } = selection;
    if (skipIf !== undefined && variables[skipIf] === true) return [];
    if (includeIf !== undefined && variables[includeIf] !== true) return [];
    return [
      {
        kind: 'fragment',
        type: selection.type,
        selections: pick(selection.selections, variables),
        skipIf: undefined,
        includeIf: undefined,
      },
    ];
  });
}
