import type { ErrorCode, SourcePlace } from '@civicgraph/shared';
import type { Finding, Severity } from './CheckReport';

type Rest = Partial<Pick<Finding, 'coordinate' | 'others' | 'operations' | 'unaffectedOperations'>>;

/** A finding at a place of the schema that is checked; null where it has none in it. */
export function createFinding(
  code: ErrorCode,
  severity: Severity,
  place: SourcePlace | null,
  message: string,
  rest: Rest = {},
): Finding {
  return createForeignFinding(code, severity, place, message, rest);
}

/** The same with a code of Apollo Federation's composition. */
export function createForeignFinding(
  code: string,
  severity: Severity,
  place: SourcePlace | null,
  message: string,
  { coordinate = null, others = [], operations = [], unaffectedOperations = null }: Rest = {},
): Finding {
  const { line, column } = place ?? { line: null, column: null };
  return {
    code,
    severity,
    coordinate,
    line,
    column,
    message,
    others,
    operations,
    unaffectedOperations,
  };
}
