import { exitCodeOfError, exitCodeOfReport } from '../exitCodeOf';
import { findings } from './fake/answers';

type Report = Parameters<typeof exitCodeOfReport>[0];

describe('the exit code of a report', () => {
  const { error, approval, warning } = findings;
  test.each([
    ['passes', 0, true, []],
    ['passes with a warning', 0, true, [warning]],
    ['passes with what was approved', 0, true, [approval, warning]],
    ['needs an approver', 3, false, [approval, warning]],
    ['has an error', 1, false, [error]],
    ['has an error and needs an approver', 1, false, [error, approval]],
    ['is refused for no reason', 1, false, [warning]],
  ])('%s: %d', (_, exitCode, passes, found) => {
    expect(exitCodeOfReport({ passes, findings: found } as Report)).toBe(exitCode);
  });
});

test.each([
  ['SUBGRAPH_NOT_FOUND', 2],
  ['SDL_TOO_LARGE', 1],
  ['REGISTRY_TOKEN_EXPIRED', 4],
  ['REGISTRY_FORBIDDEN', 4],
  ['RIGHTS_WIDENED', 3],
  ['REGISTRY_BUSY', 5],
  ['INTERNAL_ERROR', 5],
  ['A_CODE_OF_TOMORROW', 5],
  ['toString', 5],
])('an error %s ends with %d', (code, exitCode) => {
  expect(exitCodeOfError(code)).toBe(exitCode);
});
