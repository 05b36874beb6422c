export { accountabilityDatabase } from './accountabilityDatabase';
export { verifyGrants } from './grants/verifyGrants';
export {
  createLedger,
  type Head,
  type Ledger,
  type LedgerEntry,
  type LedgerOptions,
  readAnchor,
  type VerifiedLedger,
  verifyLedger,
} from './ledger';
export { type OpenAccountabilityOptions, openAccountability } from './openAccountability';
export { accountabilitySubgraph } from './subgraph';
