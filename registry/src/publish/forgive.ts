import type { Finding } from '../check';

/** What a new schema has to do better, and what is no reason to keep a hub from going back. */
const forgiven: ReadonlySet<string> = new Set([
  'MISSING_DESCRIPTION',
  'MISSING_SENSITIVITY',
  'MISSING_ACCESS',
  'MISSING_RESOURCE',
  'MISSING_LEGAL_BASIS',
  'RESOURCE_OWNER_DIFFERS',
  'NAME_CONFUSABLE',
  'BREAKING_CHANGE',
  'COST_CHANGED',
]);

/**
 * Findings as they weigh when a subgraph goes back to an earlier version or is taken out: what composes and
 * leads nowhere it must not is let through, and the rest is told.
 * @param mayApprove whether the actor may agree to what needs an approver
 */
export function forgive(findings: readonly Finding[], mayApprove: boolean): Finding[] {
  return findings.map((finding) => {
    const isForgiven =
      (finding.severity === 'ERROR' && forgiven.has(finding.code)) ||
      (mayApprove && (finding.severity === 'APPROVAL' || finding.code === 'BREAKS_OTHERS'));
    return isForgiven ? { ...finding, severity: 'WARNING' } : finding;
  });
}
