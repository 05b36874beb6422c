export { answerKey, isPlannedKey, plannedKey } from './answerKey';
export { type FetchNode, fetchesOf } from './fetchesOf';
export { fragmentsOf } from './fragmentsOf';
export type {
  ConditionNode,
  EntityFetchNode,
  EntityList,
  ParallelNode,
  Path,
  PathSegment,
  Plan,
  PlanNode,
  RequiredSelection,
  Rewrite,
  RootFetchNode,
  SequenceNode,
} from './Plan';
