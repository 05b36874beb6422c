import {
  type DocumentNode,
  GraphQLID,
  type GraphQLSchema,
  type GraphQLType,
  getOperationAST,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  isSpecifiedScalarType,
  type TypeNode,
  typeFromAST,
} from 'graphql';
import { LosslessNumber } from 'lossless-json';
import { hasLongNumber, parseJson } from '../json';
import type { SubgraphRequest } from './Subgraph';

type Variables = Readonly<Record<string, unknown>>;

/**
 * The variables of a request. A written number that a double would not keep is a `LosslessNumber` for
 * scalars of the subgraph, its text for an `ID`, and rounded for the other scalars of GraphQL, as ever.
 */
export function variablesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  { variables, variablesText, operationName }: SubgraphRequest,
): Variables | undefined {
  if (variablesText === undefined) return variables;
  if (!hasLongNumber(Buffer.from(variablesText), variablesText)) return JSON.parse(variablesText);
  const given = parseJson(variablesText) as Variables;
  const { variableDefinitions = [] } = getOperationAST(document, operationName) ?? {};
  return Object.fromEntries(
    variableDefinitions
      .filter(({ variable }) => Object.hasOwn(given, variable.name.value))
      .map(({ variable: { name }, type }) => [
        name.value,
        settle(given[name.value], typeOf(schema, type)),
      ]),
  );
}

function typeOf(schema: GraphQLSchema, node: TypeNode): GraphQLType | undefined {
  return typeFromAST(schema, node as Parameters<typeof typeFromAST>[1]);
}

function settle(value: unknown, type: GraphQLType | undefined): unknown {
  if (isNonNullType(type)) return settle(value, type.ofType);
  if (isListType(type)) {
    const item = type.ofType;
    return Array.isArray(value) ? value.map((one) => settle(one, item)) : settle(value, item);
  }
  if (value instanceof LosslessNumber) {
    if (!isScalarType(type) || isSpecifiedScalarType(type)) {
      return type === GraphQLID ? value.value : Number(value.value);
    }
    return value;
  }
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return value;
  const fields = type.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, settle(member, fields[key]?.type)]),
  );
}
