import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** How one selection of a field gives an argument. */
export type ArgumentUse = 'NOTHING' | 'LITERAL' | 'VARIABLE' | 'REQUIRED_VARIABLE';

/**
 * How the selections of an operation give each argument that one of them gives, by its coordinate; none for a document
 * that does not read.
 * @param schema that the operation was asked of
 */
export function readArgumentUses(
  text: string,
  schema: GraphQLSchema,
): ReadonlyMap<string, ReadonlySet<ArgumentUse>> {
  const selections = new Map<string, ReadonlyMap<string, ArgumentUse>[]>();
  const document = parseOrNothing(text);
  if (!document) return new Map();
  const required = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition(node) {
        const isGiven = node.type.kind === Kind.NON_NULL_TYPE || node.defaultValue !== undefined;
        if (isGiven) required.add(node.variable.name.value);
      },
      Field({ name, arguments: given = [] }) {
        const field = `${types.getParentType()?.name}.${name.value}`;
        const uses = new Map(given.map((one) => [one.name.value, useOf(one.value, required)]));
        const known = selections.get(field);
        if (known) known.push(uses);
        else selections.set(field, [uses]);
      },
    }),
  );
  const uses = new Map<string, ReadonlySet<ArgumentUse>>();
  for (const [field, all] of selections) {
    for (const name of new Set(all.flatMap((one) => [...one.keys()]))) {
      uses.set(`${field}(${name}:)`, new Set(all.map((one) => one.get(name) ?? 'NOTHING')));
    }
  }
  return uses;
}

function useOf(value: ValueNode, required: ReadonlySet<string>): ArgumentUse {
  if (value.kind !== Kind.VARIABLE) return 'LITERAL';
  return required.has(value.name.value) ? 'REQUIRED_VARIABLE' : 'VARIABLE';
}

function parseOrNothing(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return undefined;
  }
}
