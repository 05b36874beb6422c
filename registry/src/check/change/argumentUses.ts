import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** How one selection of a field gives an argument. */
export type ArgumentUse = 'NOTHING' | 'LITERAL' | 'VARIABLE' | 'REQUIRED_VARIABLE';

/**
 * How each selection of `type.field` in an operation gives an argument; none for a document that does not read.
 * @param schema that the operation was asked of
 */
export function argumentUses(
  text: string,
  schema: GraphQLSchema,
  [type, field, argument]: readonly [string, string, string],
): ReadonlySet<ArgumentUse> {
  const uses = new Set<ArgumentUse>();
  const document = parseOrNothing(text);
  if (!document) return uses;
  const required = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      VariableDefinition(node) {
        const isGiven = node.type.kind === Kind.NON_NULL_TYPE || node.defaultValue !== undefined;
        if (isGiven) required.add(node.variable.name.value);
      },
      Field(node) {
        if (node.name.value !== field || types.getParentType()?.name !== type) return;
        uses.add(
          useOf(
            node.arguments?.find((one) => one.name.value === argument),
            required,
          ),
        );
      },
    }),
  );
  return uses;
}

function useOf(node: ArgumentNode | undefined, required: ReadonlySet<string>): ArgumentUse {
  if (!node) return 'NOTHING';
  if (node.value.kind !== Kind.VARIABLE) return 'LITERAL';
  return required.has(node.value.name.value) ? 'REQUIRED_VARIABLE' : 'VARIABLE';
}

function parseOrNothing(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return undefined;
  }
}
