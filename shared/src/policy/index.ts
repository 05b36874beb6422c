export { assertPolicyReads } from './assertPolicyReads';
export {
  createPolicyReader,
  type PolicyNode,
  type PolicyReader,
  strictest,
} from './createPolicyReader';
export { ownDirectives, policySpec } from './directiveNames';
export type { Access, ElementPolicy, FieldMask, Requirement } from './ElementPolicy';
export { findUnreadPolicies, type UnreadPolicy } from './findUnreadPolicies';
export { type Link, linksOf, nameInDocument } from './links';
export { type Mask, masks, type Sensitivity, sensitivities } from './Mask';
export { maskText } from './maskText';
export { type Resource, shareTypes, unstatedBasis } from './Resource';
export {
  type FieldAccess,
  isDeclared,
  isOneMet,
  masksFor,
  type Refusal,
  refusalError,
  refusalOf,
} from './refusalOf';
export { meetsPolicy, viewerPolicies } from './viewerPolicies';
export { withPolicySpec } from './withPolicySpec';
