import { meetsPolicy } from '@civicgraph/shared';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  parse,
  print,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../../http/GatewayContext';
import { createAuthorities, readSupergraphPolicy } from '../../policy';
import { typenameField } from '../../supergraph';
import { type AccessControl, finishAnswer, narrowFor, type OperationAccess } from '../access';
import { readRequiredFields, withSubjectKeys } from '../civic/RequiredFields';
import { readOperation } from '../civic/readOperation';
import type { Engine } from '../Engine';
import { answerKey } from '../plan';
import { compileProjection, conditionVariables } from '../project';
import { askAbstractTypes } from './askAbstractTypes';

export type Executor = NonNullable<Awaited<ReturnType<Engine['load']>>['executor']>;

const keptOperations = 500;

/**
 * An executor of one supergraph that holds its policy around another executor: operations are narrowed before
 * it, and answers masked and recorded behind it. Without a policy it is the other executor.
 */
export function holdPolicy(
  execute: Executor,
  supergraphSdl: string,
  schema: GraphQLSchema,
  control: AccessControl,
): Executor {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const policy = readSupergraphPolicy(supergraph, supergraphSdl, schema);
  if (policy.isEmpty) return execute;
  const authorityOf = createAuthorities(policy.policyNames, meetsPolicy);
  const required = withSubjectKeys(readRequiredFields(supergraph), policy, schema);
  const operations = new LRUCache<string, ReturnType<typeof prepare>>({ max: keptOperations });

  function prepare(
    document: DocumentNode,
    operationName: string | undefined,
    context: GatewayContext,
  ) {
    const read = readOperation(document, operationName);
    const authority = authorityOf(context.viewer);
    const { operation, narrowed, access } = narrowFor(read, {
      schema,
      required,
      policy,
      authority,
    });
    const conditions = conditionVariables(operation.definition, operation.fragments);
    const asked = askAbstractTypes(documentOf(narrowed), schema);
    return {
      ...operation,
      conditions,
      access: access as OperationAccess,
      narrowed: asked,
      source: print(asked),
      project: compileProjection(schema, { ...operation, conditions, access }),
    };
  }

  return async (request) => {
    const { document, source, request: client } = request;
    const context = request.context as GatewayContext;
    const key = `${authorityOf(context.viewer).key} ${client.operationName ?? ''}\n${source}`;
    let operation = operations.get(key);
    if (!operation) {
      operation = prepare(document, client.operationName, context);
      operations.set(key, operation);
    }
    const definitions = operation.definition.variableDefinitions ?? [];
    const given = client.variables ?? {};
    const variables = control.open(operation, given, context);
    const { coerced, errors } = getVariableValues(schema, definitions, { ...variables });
    if (!coerced) return { errors: errors as GraphQLError[] };
    const refusal = control.refusalOf(operation, coerced, context);
    if (refusal) return { errors: [...refusal] };
    const { narrowed, access } = operation;
    const answer = (await execute({
      ...request,
      document: narrowed,
      source: operation.source,
      queryHash: access.hash,
      request: { ...client, variables },
    })) as { data?: unknown; errors?: readonly GraphQLError[] };
    if (!answer.data) return answer as never;
    return (await finishAnswer(
      { operation, schema, control, context },
      {
        data: answer.data,
        errors: (answer.errors ?? []).map(withClientPath),
        variables: coerced,
        isGraph: false,
      },
    )) as never;
  };
}

function documentOf({
  definition,
  fragments,
}: ReturnType<typeof narrowFor>['narrowed']): DocumentNode {
  const { selections } = definition.selectionSet;
  const rest = selections.length > 0 ? selections : [typenameField];
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...definition, selectionSet: { ...definition.selectionSet, selections: rest } },
      ...fragments.values(),
    ],
  };
}

/** Keys that were renamed to be out of the way of plans go by their own names again. */
function withClientPath(error: GraphQLError): GraphQLError {
  const { path } = error;
  if (!path?.some((step) => typeof step === 'string' && answerKey(step) !== step)) return error;
  return new GraphQLError(error.message, {
    path: path.map((step) => (typeof step === 'string' ? answerKey(step) : step)),
    extensions: error.extensions,
    ...(error.originalError && { originalError: error.originalError }),
  });
}
