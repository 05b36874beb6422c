export { createLedger, type Ledger, type LedgerOptions } from './createLedger';
export type { Head } from './Head';
export { inLedger } from './inLedger';
export type { GrantEntry, LedgerEntry } from './LedgerEntry';
export { readAnchor } from './readAnchor';
export { subjectHashes } from './subjectHashes';
export { type VerifiedLedger, verifyLedger } from './verifyLedger';
