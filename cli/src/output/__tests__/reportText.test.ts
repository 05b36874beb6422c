import { createColors } from 'picocolors';
import { disputesHash, findings } from '../../__tests__/fake/answers';
import type { CheckReport, Finding } from '../../api/answers';
import { reportText } from '../reportText';

const subject = { subgraph: 'disputes', file: 'schema.graphql' };

function text(found: readonly Finding[], colour = false): string {
  const report: CheckReport = { passes: false, sdlHash: disputesHash, findings: found };
  return reportText(report, subject, createColors(colour));
}

const { error, breaking, approval, warning, info } = findings as Record<
  keyof typeof findings,
  Finding
>;

describe('the text of a report', () => {
  it('has a line for each finding, what belongs to it below, and their number last', () => {
    expect(text([error, breaking, approval, warning, info])).toBe(
      `schema.graphql:12:3  error     FORBIDDEN_NAME       The name "riskScore" stands for a score of persons. Leave the field out.
    at Person.riskScore
schema.graphql       error     BREAKING_CHANGE      The field is gone. Keep it, deprecated, until no client asks for it.
    at Dispute.stage
    other side: housing:40:5
    operation Wall: 12 times, last on 2026-03-01, by wall 1.2 (10), unnamed (2)
    leaves alone: 33 other operations
schema.graphql:30:5  approval  RIGHTS_WIDENED       More roles could read Dispute.summary than before.
schema.graphql       warning   COST_CHANGED         Operations become dearer.
    operation Backlog: 1 time, last on 2026-03-01, by wall (1); objects 40 → 4000
schema.graphql:3:1   note      MISSING_DESCRIPTION  A sentence about it helps.
2 errors, 1 to approve, 1 warning, 1 note`,
    );
  });

  it('says how to have it approved when that is all it needs', () => {
    expect(text([approval])).toBe(
      `schema.graphql:30:5  approval  RIGHTS_WIDENED  More roles could read Dispute.summary than before.
An administrator agrees with: hub subgraph approve disputes --hash ${disputesHash}
1 to approve`,
    );
  });

  it('does not when it is approved already', () => {
    const report = { passes: true, sdlHash: disputesHash, findings: [approval] };
    expect(reportText(report, subject, createColors(false))).not.toContain('hub subgraph approve');
  });

  it('names an operation without a name by its hash', () => {
    const [used] = breaking?.operations ?? [];
    const finding = { ...breaking, operations: [{ ...used, name: null, clients: [] }] } as Finding;
    expect(text([finding])).toContain('operation without a name, abababababab: 12 times, last on');
  });

  it('indents the further lines of a message, and lets it move no cursor', () => {
    const finding = { ...warning, operations: [], message: 'First.\n\u001b[2JSecond.' } as Finding;
    expect(text([finding])).toBe(
      'schema.graphql  warning  COST_CHANGED  First.\n    ·[2JSecond.\n1 warning',
    );
  });

  it('says that there is nothing', () => {
    expect(text([])).toBe('no findings');
  });

  it('colours the severity', () => {
    expect(text([{ ...error, coordinate: null } as Finding], true)).toBe(
      'schema.graphql:12:3\u001b[31m  error \u001b[39m FORBIDDEN_NAME  The name "riskScore" stands for a score of persons. Leave the field out.\n1 error',
    );
  });
});
