import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isSpecifiedScalarType,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * The schema coordinates that a valid document uses (GraphQL specification, "Schema Coordinates"), sorted,
 * each once: fields and arguments, fields of inputs and values of enums that literals name, the types that
 * fragments are on, and the types that its variables may hold, those within input types included. What
 * every schema has (introspection, `Int` and the like) is left out.
 */
export function coordinatesOf(document: DocumentNode, schema: GraphQLSchema): readonly string[] {
  const types = new TypeInfo(schema);
  const found = new Set<string>();

  function addInput(given: GraphQLInputType): void {
    const type = getNamedType(given);
    if (isSpecifiedScalarType(type) || found.has(type.name)) return;
    found.add(type.name);
    if (!isInputObjectType(type)) return;
    for (const field of Object.values(type.getFields())) addInput(field.type);
  }

  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name: { value: name } }) {
        const parent = types.getParentType();
        if (parent && isOwn(name) && isOwn(parent.name)) found.add(`${parent.name}.${name}`);
      },
      Argument({ name }) {
        const [parent, field] = [types.getParentType(), types.getFieldDef()];
        // Those of directives have no field of their own.
        if (parent && field && !types.getDirective() && isOwn(field.name) && isOwn(parent.name)) {
          found.add(`${parent.name}.${field.name}(${name.value}:)`);
        }
      },
      ObjectField({ name }) {
        const parent = getNamedType(types.getParentInputType());
        if (isInputObjectType(parent)) found.add(`${parent.name}.${name.value}`);
      },
      EnumValue({ value }) {
        const type = getNamedType(types.getInputType());
        if (isEnumType(type)) found.add(`${type.name}.${value}`);
      },
      VariableDefinition({ type: node }) {
        const type = typeFromAST(schema, node as Parameters<typeof typeFromAST>[1]);
        if (isInputType(type)) addInput(type);
      },
      InlineFragment({ typeCondition }) {
        if (typeCondition) found.add(typeCondition.name.value);
      },
      FragmentDefinition({ typeCondition }) {
        found.add(typeCondition.name.value);
      },
    }),
  );
  return [...found].sort();
}

function isOwn(name: string): boolean {
  return !name.startsWith('__');
}
