export { bearerToken } from './bearerToken';
export { createDemoIssuer, type DemoClaims, type DemoIssuer } from './createDemoIssuer';
export { createTokenVerifier, type TokenVerifierOptions } from './createTokenVerifier';
export { parsePurpose } from './parsePurpose';
export type { TokenVerifier } from './TokenVerifier';
