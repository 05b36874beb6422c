import { isSubjectToken } from '@civicgraph/shared';
import {
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parseType,
  TypeInfo,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { OperationParts } from './narrowOperation';

export interface LiftedOperation extends OperationParts {
  /** The tokens that stood in the text, by the variables that stand there now. */
  readonly tokens: ReadonlyMap<string, string>;
}

/**
 * Puts variables in the place of the tokens that stand for persons in the text of an operation: what a token
 * means depends on who sends it, and a compiled operation is shared.
 */
export function liftTokens(
  { definition, fragments }: OperationParts,
  schema: GraphQLSchema,
): LiftedOperation {
  const tokens = new Map<string, string>();
  const added: VariableDefinitionNode[] = [];
  const { variableDefinitions: own = [] } = definition;
  const taken = new Set(own.map(({ variable }) => variable.name.value));
  const freeName = (number = tokens.size): string => {
    const name = `civicgraph_token_${number}`;
    return taken.has(name) || tokens.has(name) ? freeName(number + 1) : name;
  };
  const lift = <Node extends OperationDefinitionNode | FragmentDefinitionNode>(
    node: Node,
  ): Node => {
    const types = new TypeInfo(schema);
    return visit(
      node,
      visitWithTypeInfo(types, {
        VariableDefinition: () => false,
        StringValue({ value }) {
          const type = types.getInputType();
          if (!type || !isSubjectToken(value)) return undefined;
          const name = freeName();
          tokens.set(name, value);
          added.push(variableDefinition(name, type));
          return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
        },
      }),
    );
  };
  const lifted = lift(definition);
  const others = new Map([...fragments].map(([name, node]) => [name, lift(node)]));
  if (added.length === 0) return { definition, fragments, tokens };
  return {
    definition: { ...lifted, variableDefinitions: [...own, ...added] },
    fragments: others,
    tokens,
  };
}

function variableDefinition(name: string, type: GraphQLInputType): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: parseType(String(type), { noLocation: true }),
  };
}
