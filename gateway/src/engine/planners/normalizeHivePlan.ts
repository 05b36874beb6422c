import type {
  BatchFetchNode,
  FetchNode,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode as HiveNode,
  QueryPlan,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import type {
  EntityList,
  Path,
  PathSegment,
  Plan,
  PlanNode,
  RequiredSelection,
  Rewrite,
} from '../plan';
import { assertVariablesFree } from './assertVariablesFree';
import { planUnknown } from './planningErrors';

/**
 * Turns a plan of Hive's planner into ours.
 * @throws HubError PLANNING_FAILED for what the plan form cannot say
 */
export function normalizeHivePlan(plan: QueryPlan): Plan {
  if (!plan.node) return null;
  // It lets what follows from one mutation run beside the next, which GraphQL forbids (6.2.2).
  if (countMutations(plan.node) > 1) throw planUnknown('mutations of several subgraphs');
  return normalizeNode(plan.node, []);
}

function normalizeNode(node: HiveNode, at: Path): PlanNode {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((child) => normalizeNode(child, at)) };
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map((child) => normalizeNode(child, at)) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause ? normalizeNode(node.ifClause, at) : null,
        whenFalse: node.elseClause ? normalizeNode(node.elseClause, at) : null,
      };
    case 'Flatten':
      return normalizeNode(node.node, [...at, ...normalizePath(node.path)]);
    case 'Fetch':
      return normalizeFetch(node, at);
    case 'BatchFetch':
      return normalizeBatch(node, at);
    default:
      throw planUnknown(node.kind);
  }
}

function normalizeFetch(node: FetchNode, at: Path): PlanNode {
  const { requires, inputRewrites, outputRewrites } = node;
  if (!requires) {
    return {
      kind: 'rootFetch',
      ...normalizeOperation(node),
      at,
      outputRewrites: normalizeRewrites(outputRewrites),
    };
  }
  return entityFetch(node, [
    {
      field: '_entities',
      variable: 'representations',
      paths: [at],
      requires: requires.map(normalizeRequires),
      inputRewrites: normalizeRewrites(inputRewrites),
      outputRewrites: normalizeRewrites(outputRewrites),
    },
  ]);
}

function normalizeBatch(node: BatchFetchNode, at: Path): PlanNode {
  return entityFetch(
    node,
    node.entityBatch.aliases.map((alias) => ({
      field: alias.alias,
      variable: alias.representationsVariableName,
      paths: alias.paths.map((path) => [...at, ...normalizePath(path)]),
      requires: alias.requires.map(normalizeRequires),
      inputRewrites: normalizeRewrites(alias.inputRewrites),
      outputRewrites: normalizeRewrites(alias.outputRewrites),
    })),
  );
}

function entityFetch(node: FetchNode | BatchFetchNode, lists: readonly EntityList[]): PlanNode {
  const operation = normalizeOperation(node);
  assertVariablesFree(operation.variables, lists);
  return { kind: 'entityFetch', ...operation, lists };
}

function normalizeOperation(node: FetchNode | BatchFetchNode) {
  const { operationKind = 'query' } = node;
  if (operationKind === 'subscription') throw planUnknown(operationKind);
  return {
    subgraph: node.serviceName,
    operationKind,
    query: node.operation,
    operationName: node.operationName,
    variables: node.variableUsages ?? [],
  };
}

function normalizePath(path: readonly FlattenNodePathSegment[]): Path {
  return path.map((segment): PathSegment => {
    if (segment === '@') return { kind: 'list' };
    if ('Field' in segment) return { kind: 'field', key: segment.Field };
    if ('TypeCondition' in segment) return { kind: 'type', types: segment.TypeCondition };
    throw planUnknown(Object.keys(segment).join());
  });
}

/** An alias is the name in the representation; the name is the key under which the data has it. */
function normalizeRequires(selection: RequiresSelection): RequiredSelection {
  if (selection.kind === 'Field') {
    return {
      kind: 'field',
      name: selection.alias ?? selection.name,
      key: selection.name,
      selections: selection.selections?.map(normalizeRequires),
    };
  }
  if (selection.kind !== 'InlineFragment') throw planUnknown(selection.kind);
  return {
    kind: 'fragment',
    type: selection.typeCondition,
    selections: selection.selections.map(normalizeRequires),
    skipIf: selection.skipIf,
    includeIf: selection.includeIf,
  };
}

function normalizeRewrites(rewrites: readonly FetchRewrite[] | undefined): readonly Rewrite[] {
  return (rewrites ?? []).map((rewrite): Rewrite => {
    if ('KeyRenamer' in rewrite) {
      const { path, renameKeyTo } = rewrite.KeyRenamer;
      return { kind: 'rename', path: normalizeRewritePath(path), to: renameKeyTo };
    }
    const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
    return { kind: 'set', path: normalizeRewritePath(path), value: setValueTo };
  });
}

function normalizeRewritePath(
  path: readonly ({ TypenameEquals: string[] } | { Key: string })[],
): Path {
  return path.map((segment) =>
    'Key' in segment
      ? { kind: 'field', key: segment.Key }
      : { kind: 'type', types: segment.TypenameEquals },
  );
}

function countMutations(node: HiveNode): number {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.reduce((count, child) => count + countMutations(child), 0);
    case 'Condition':
      return [node.ifClause, node.elseClause].reduce(
        (count, child) => count + (child ? countMutations(child) : 0),
        0,
      );
    case 'Fetch':
      return node.operationKind === 'mutation' ? 1 : 0;
    default:
      return 0;
  }
}
