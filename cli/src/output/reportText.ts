import type { Colors } from 'picocolors/types';
import type { AffectedOperation, CheckReport, Finding, Severity } from '../api/answers';
import { counted } from './counted';
import { printable, printableLine } from './printable';
import { alignedRows } from './table';

const severityNames: Readonly<Record<Severity, string>> = {
  ERROR: 'error',
  APPROVAL: 'approval',
  WARNING: 'warning',
  INFO: 'note',
};

/** What the report of a check is about. */
export interface ReportSubject {
  readonly subgraph: string;
  /** Of the schema; null when it was not read from one. */
  readonly file: string | null;
}

/**
 * The findings of a check, each on a line as compilers write them, with what belongs to it indented below;
 * then how to have it approved if that is all it needs; then how many there are.
 */
export function reportText(
  report: CheckReport,
  { subgraph, file }: ReportSubject,
  colors: Colors,
): string {
  const heads = alignedRows(
    report.findings.map((finding) => [
      placeOf(file ?? subgraph, finding),
      severityNames[finding.severity],
      finding.code,
    ]),
  );
  const findings = report.findings.map((finding, index) =>
    findingText(heads[index] ?? '', finding, colors),
  );
  return [...findings, ...approvalHint(report, subgraph), summaryOf(report.findings)].join('\n');
}

/** `3 errors, 1 to approve, 2 warnings`. */
export function summaryOf(findings: readonly Finding[]): string {
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    { count: count('ERROR'), text: counted(count('ERROR'), 'error') },
    { count: count('APPROVAL'), text: `${count('APPROVAL')} to approve` },
    { count: count('WARNING'), text: counted(count('WARNING'), 'warning') },
    { count: count('INFO'), text: counted(count('INFO'), 'note') },
  ].filter((part) => part.count > 0);
  return parts.length === 0 ? 'no findings' : parts.map(({ text }) => text).join(', ');
}

function findingText(head: string, finding: Finding, colors: Colors): string {
  const [first = '', ...rest] = printable(finding.message).split('\n');
  const details = [
    ...rest,
    ...(finding.coordinate && !finding.message.includes(finding.coordinate)
      ? [`at ${printableLine(finding.coordinate)}`]
      : []),
    ...finding.others.map((other) => `other side: ${placeOf(other.subgraph, other)}`),
    ...finding.operations.map(operationText),
    ...(finding.unaffectedOperations === null
      ? []
      : [`leaves alone: ${counted(finding.unaffectedOperations, 'other operation')}`]),
  ];
  const line = `${paint(head, finding.severity, colors)}  ${first}`;
  return [line, ...details.map((detail) => colors.dim(`    ${detail}`))].join('\n');
}

function placeOf(
  source: string,
  { line, column }: { readonly line: number | null; readonly column: number | null },
): string {
  return [printableLine(source), line, column].filter((part) => part !== null).join(':');
}

/** `operation Wall: 12 times, last on 2026-03-01, by wall 1.2 (10), unnamed (2); objects 40 → 4000`. */
function operationText(operation: AffectedOperation): string {
  const { name, hash, count, lastUsedOn, costBefore, costAfter } = operation;
  const clients = operation.clients.map(
    (client) =>
      `${[client.name ?? 'unnamed', client.version].filter((part) => part !== null).join(' ')} (${client.count})`,
  );
  const by = clients.length > 0 ? `, by ${clients.join(', ')}` : '';
  const cost =
    costBefore === null && costAfter === null
      ? ''
      : `; objects ${costBefore ?? 'unknown'} → ${costAfter ?? 'unknown'}`;
  const title = name ?? `without a name, ${hash.slice(0, 12)}`;
  return printableLine(
    `operation ${title}: ${counted(count, 'time')}, last on ${lastUsedOn}${by}${cost}`,
  );
}

function approvalHint({ passes, findings, sdlHash }: CheckReport, subgraph: string): string[] {
  const refusing = findings.filter(({ severity }) => severity === 'ERROR');
  const toApprove = findings.some(({ severity }) => severity === 'APPROVAL');
  if (passes || !toApprove || refusing.length > 0) return [];
  return [
    `An administrator agrees with: hub subgraph approve ${printableLine(subgraph)} --hash ${printableLine(sdlHash)}`,
  ];
}

/** Colours the severity in the head of a finding. */
function paint(head: string, severity: Severity, colors: Colors): string {
  const { red, magenta, yellow, cyan } = colors;
  const colour = { ERROR: red, APPROVAL: magenta, WARNING: yellow, INFO: cyan }[severity];
  return head.replace(`  ${severityNames[severity]} `, (text) => colour(text));
}
