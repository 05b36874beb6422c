export { assertPolicyReads } from './assertPolicyReads';
export {
  createPolicyReader,
  type PolicyNode,
  type PolicyReader,
  strictest,
} from './createPolicyReader';
export {
  type OwnDirective,
  ownDirectives,
  type PolicyDirective,
  policySpec,
} from './directiveNames';
export type { Access, ElementPolicy, FieldMask } from './ElementPolicy';
export { type Link, linksOf, nameInDocument } from './links';
export { type Mask, masks, type Sensitivity, sensitivities } from './Mask';
export { maskText } from './maskText';
export type { Resource } from './Resource';
export { type FieldAccess, masksFor, type Refusal, refusalError, refusalOf } from './refusalOf';
export { meetsPolicy, viewerPolicies } from './viewerPolicies';
export { withPolicySpec } from './withPolicySpec';
