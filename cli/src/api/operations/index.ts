export { historyOperation } from './history';
export {
  approveOperation,
  checkOperation,
  deleteOperation,
  publishOperation,
  rollbackOperation,
} from './publishing';
export { type Status, statusOperation } from './status';
export {
  schemasOperation,
  subgraphOperation,
  subgraphSettingsOperation,
  subgraphsOperation,
  subgraphVersionOperation,
} from './subgraphs';
export { supergraphDiffOperation, supergraphOperation, supergraphsOperation } from './supergraphs';
export { createTokenOperation, revokeTokenOperation, tokensOperation } from './tokens';
