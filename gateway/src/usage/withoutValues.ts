import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  Kind,
  type ListValueNode,
  type ObjectValueNode,
  type StringValueNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const noText: StringValueNode = { kind: Kind.STRING, value: '' };
const noList: ListValueNode = { kind: Kind.LIST, values: [] };
const noObject: ObjectValueNode = { kind: Kind.OBJECT, fields: [] };

/**
 * Replaces every literal value of a document, defaults of variables included, so that none of it can
 * tell whom it asks about: texts by "", numbers by 0, booleans by true; lists and objects are emptied. Names
 * stay: those of enum values too, where the schema has them. A scalar of its own may take any name, so that one
 * becomes a text.
 */
export function withoutValues(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      StringValue: () => noText,
      IntValue: (node) => ({ ...node, value: '0' }),
      FloatValue: (node) => ({ ...node, value: '0' }),
      BooleanValue: (node) => ({ ...node, value: true }),
      ListValue: () => noList,
      ObjectValue: () => noObject,
      EnumValue: (): ASTNode | undefined =>
        isEnumType(getNamedType(types.getInputType())) ? undefined : noText,
    }),
  );
}
