import { objectEstimator } from '@civicgraph/shared/supergraph';
import {
  type DocumentNode,
  type GraphQLSchema,
  isInputType,
  Kind,
  parse,
  typeFromAST,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { placeholderFor } from './placeholderFor';

/** As gateways count by default. */
const estimate = objectEstimator(10);

/** In a kept document a number is 0 and a list empty, whatever was asked: without them the defaults count. */
const estimator: ComplexityEstimator = (field) => {
  const args = Object.entries(field.args as Record<string, unknown>).filter(
    ([name, value]) => !(name === 'first' && value === 0) && !isEmptyList(value),
  );
  return estimate({ ...field, args: Object.fromEntries(args) });
};

/** An operation made ready to be counted; undefined when it does not read. */
export function readCounted(text: string): DocumentNode | undefined {
  try {
    // What is included by a variable may be there.
    return visit(parse(text, { noLocation: true }), {
      Directive: ({ name }) => (['include', 'skip'].includes(name.value) ? null : undefined),
    });
  } catch {
    return undefined;
  }
}

/** The objects that the answer to an operation may hold; undefined when that cannot be counted. */
export function countObjects(document: DocumentNode, schema: GraphQLSchema): number | undefined {
  try {
    return getComplexity({
      schema,
      query: document,
      variables: placeholders(document, schema),
      estimators: [estimator],
    });
  } catch {
    return undefined;
  }
}

function placeholders(document: DocumentNode, schema: GraphQLSchema): Record<string, unknown> {
  const needed = document.definitions
    .flatMap((node) =>
      node.kind === Kind.OPERATION_DEFINITION ? (node.variableDefinitions ?? []) : [],
    )
    .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue);
  return Object.fromEntries(
    needed.map((node) => [node.variable.name.value, placeholderOf(node, schema)]),
  );
}

function placeholderOf({ type: node }: VariableDefinitionNode, schema: GraphQLSchema): unknown {
  // The overloads of graphql-js do not take any type node at once.
  const type = node.kind === Kind.NON_NULL_TYPE ? typeFromAST(schema, node) : undefined;
  return isInputType(type) ? placeholderFor(type) : undefined;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
