import type {
  PlanNode as ApolloNode,
  FetchDataRewrite,
  FetchNode,
  QueryPlan,
  QueryPlanSelectionNode,
  ResponsePath,
} from '@apollo/query-planner';
import type { Path, PathSegment, Plan, PlanNode, RequiredSelection, Rewrite } from '../plan';
import { assertVariablesFree } from './assertVariablesFree';
import { planUnknown } from './planningErrors';

/**
 * Turns a plan of Apollo's planner into ours.
 * @throws HubError PLANNING_FAILED for what the plan form cannot say
 */
export function normalizeApolloPlan(plan: QueryPlan): Plan {
  if (!plan.node) return null;
  if (plan.node.kind === 'Subscription') throw planUnknown(plan.node.kind);
  return normalizeNode(plan.node, []);
}

function normalizeNode(node: ApolloNode, at: Path): PlanNode {
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
    default:
      throw planUnknown(node.kind);
  }
}

function normalizeFetch(node: FetchNode, at: Path): PlanNode {
  const { operationKind, requires } = node;
  if (operationKind === 'subscription') throw planUnknown(operationKind);
  if (node.contextRewrites?.length) throw planUnknown('@fromContext');
  const operation = {
    subgraph: node.serviceName,
    operationKind,
    query: node.operation,
    operationName: node.operationName,
    variables: node.variableUsages ?? [],
  };
  const outputRewrites = normalizeRewrites(node.outputRewrites);
  if (!requires) return { kind: 'rootFetch', ...operation, at, outputRewrites };
  const list = {
    field: '_entities',
    variable: 'representations',
    paths: [at],
    requires: requires.map(normalizeRequires),
    inputRewrites: normalizeRewrites(node.inputRewrites),
    outputRewrites,
  };
  assertVariablesFree(operation.variables, [list]);
  return { kind: 'entityFetch', ...operation, lists: [list] };
}

/** Segments are `key` or `@`, and `|[A,B]` behind either narrows it; the first may be empty. */
function normalizePath(path: ResponsePath): Path {
  return path.flatMap((segment) => {
    const [step, ...conditions] = String(segment).split('|');
    const narrowed = conditions.map((types): PathSegment => {
      return { kind: 'type', types: types.slice(1, -1).split(',') };
    });
    return step ? [normalizeStep(step), ...narrowed] : narrowed;
  });
}

function normalizeStep(step: string): PathSegment {
  return step === '@' ? { kind: 'list' } : { kind: 'field', key: step };
}

/** An alias is both the key in the data and the name in the representation. */
function normalizeRequires(selection: QueryPlanSelectionNode): RequiredSelection {
  if (selection.kind === 'Field') {
    const key = selection.alias ?? selection.name;
    return {
      kind: 'field',
      name: key,
      key,
      selections: selection.selections?.map(normalizeRequires),
    };
  }
  return {
    kind: 'fragment',
    type: selection.typeCondition,
    selections: selection.selections.map(normalizeRequires),
    skipIf: undefined,
    includeIf: undefined,
  };
}

function normalizeRewrites(rewrites: readonly FetchDataRewrite[] | undefined): readonly Rewrite[] {
  return (rewrites ?? []).map((rewrite) => {
    const path = rewrite.path.map(normalizeRewriteSegment);
    return rewrite.kind === 'ValueSetter'
      ? { kind: 'set', path, value: rewrite.setValueTo }
      : { kind: 'rename', path, to: rewrite.renameKeyTo };
  });
}

const onType = '... on ';

function normalizeRewriteSegment(segment: string): PathSegment {
  return segment.startsWith(onType)
    ? { kind: 'type', types: [segment.slice(onType.length)] }
    : { kind: 'field', key: segment };
}
