import type { SeenOperation } from '../CheckInput';
import type { AffectedOperation } from '../CheckReport';

/** An operation in use as a finding names it. */
export function affectedOperation(
  { name, hash, clients, lastUsedOn }: SeenOperation,
  costs: Partial<Pick<AffectedOperation, 'costBefore' | 'costAfter'>> = {},
): AffectedOperation {
  return {
    name,
    hash,
    clients,
    count: clients.reduce((sum, { count }) => sum + count, 0),
    lastUsedOn,
    costBefore: null,
    costAfter: null,
    ...costs,
  };
}
