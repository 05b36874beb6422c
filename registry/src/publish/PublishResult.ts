import type { HubError } from '@civicgraph/shared';
import type { Finding } from '../check';
import { createFinding } from '../check/createFinding';
import type { Outcome } from '../store/history';

export interface CheckReport {
  /** Whether a publish would be accepted. */
  readonly passes: boolean;
  readonly sdlHash: string;
  readonly findings: readonly Finding[];
}

export interface PublishResult {
  readonly outcome: Outcome;
  /** The version of the subgraph that is current now. */
  readonly version: number | null;
  /** The supergraph that is current now. */
  readonly supergraphVersion: number | null;
  readonly report: CheckReport;
}

/** An error that the registry itself found, which has no place in the schema. */
export function findingOfError({ code, message }: HubError): Finding {
  return createFinding(code, 'ERROR', null, message);
}

/** Those that refuse. */
export function refusing(findings: readonly Finding[], isApproved: boolean): Finding[] {
  return findings.filter(
    ({ severity }) => severity === 'ERROR' || (severity === 'APPROVAL' && !isApproved),
  );
}
