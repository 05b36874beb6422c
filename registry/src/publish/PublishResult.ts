import type { ErrorCode, HubError } from '@civicgraph/shared';
import type { Finding, Severity } from '../check';
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

/** Something that the registry itself found, which has no place in the schema. */
export function findingOf(code: ErrorCode, message: string, severity: Severity = 'ERROR'): Finding {
  return {
    code,
    severity,
    coordinate: null,
    line: null,
    column: null,
    message,
    others: [],
    operations: [],
    unaffectedOperations: null,
  };
}

export function findingOfError({ code, message }: HubError): Finding {
  return findingOf(code, message);
}

/** Those that refuse. */
export function refusing(findings: readonly Finding[], isApproved: boolean): Finding[] {
  return findings.filter(
    ({ severity }) => severity === 'ERROR' || (severity === 'APPROVAL' && !isApproved),
  );
}
