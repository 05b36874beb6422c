import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import type { SchemaUse } from './SchemaUse';

/** Those asked most; messages have the number of all. */
const most = { touched: 100, untouched: 20 };

/**
 * The findings of a change with no more operations each than somebody reads, and last, where one of them touches
 * operations in use, those that none does.
 * @param uses the most used first
 */
export function tellOperations(
  findings: readonly Finding[],
  uses: readonly SchemaUse[],
): Finding[] {
  const touched = new Set(findings.flatMap(({ operations }) => operations.map(({ hash }) => hash)));
  const untouched = uses.filter(({ told }) => !touched.has(told.hash));
  const told = findings.map((finding) => ({
    ...finding,
    operations: finding.operations.slice(0, most.touched),
  }));
  if (touched.size === 0 || untouched.length === 0) return told;
  const message = `${untouched.length} of the ${uses.length} operations in use are touched by nothing that was found. Those asked most are listed.`;
  return [
    ...told,
    createFinding('OPERATIONS_UNTOUCHED', 'INFO', null, message, {
      operations: untouched.slice(0, most.untouched).map((use) => use.told),
    }),
  ];
}
