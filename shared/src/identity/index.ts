export { createSubjectTokens, isSubjectToken } from './createSubjectTokens';
export {
  createFetchProver,
  createFetchVerifier,
  deriveFetchKey,
  fetchHeader,
  type ProveFetch,
  parseFetchKey,
  type VerifyFetch,
} from './fetchProof';
export {
  createIdentityVerifier,
  type Identity,
  identityHeader,
  requestIdHeader,
  signIdentity,
  type VerifyIdentity,
} from './identity';
export {
  exportKey,
  generateIdentityKeys,
  type IdentityKeyPair,
  importPrivateKey,
  importPublicKey,
} from './keys';
export { createReferenceSeal, idOfReference, type ReferenceSeal } from './references';
export type { SubjectTokens } from './SubjectTokens';
