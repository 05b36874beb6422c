import type { Colors } from 'picocolors/types';
import type { PublishResult } from '../api/answers';
import { printableLine } from './printable';
import { type ReportSubject, reportText } from './reportText';

/** What a publish, rollback or delete came to, below its findings and above their number. */
export function resultText(result: PublishResult, subject: ReportSubject, colors: Colors): string {
  const lines = reportText(result.report, subject, colors).split('\n');
  const summary = lines.pop() ?? '';
  return [...lines, outcomeText(result, printableLine(subject.subgraph)), summary].join('\n');
}

function outcomeText({ outcome, version, supergraphVersion }: PublishResult, name: string): string {
  const current = version === null ? 'is not part of the hub' : `is at version ${version}`;
  const hub =
    supergraphVersion === null ? 'no supergraph yet' : `supergraph version ${supergraphVersion}`;
  const verdict = {
    ACCEPTED: 'Accepted',
    UNCHANGED: 'Nothing to change',
    REFUSED: 'Refused, nothing changed',
  }[outcome];
  return `${verdict}: ${name} ${current}, ${hub}.`;
}
