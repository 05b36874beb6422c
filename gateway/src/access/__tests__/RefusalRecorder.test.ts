import type { AccessEntry, Viewer } from '@civicgraph/shared';
import { createViewer } from '@civicgraph/shared';
import pino from 'pino';
import {
  type FakeAccountability,
  fakeAccountability,
} from '../../__tests__/fixtures/fakeAccountability';
import { createRefusalRecorder, type RefusalRecorder } from '../RefusalRecorder';

let accountability: FakeAccountability;
let lines: string[];
let refusals: RefusalRecorder;

beforeEach(() => {
  // What others leave for the next tick would count as timers.
  jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  accountability = fakeAccountability();
  lines = [];
  refusals = createRefusalRecorder({
    accountability,
    logger: pino({ base: null }, { write: (line) => void lines.push(line) }),
  });
});
afterEach(() => jest.useRealTimers());

function viewer(id: string): Viewer {
  return createViewer({
    id,
    role: 'GRID',
    regions: [],
    grids: [],
    department: 'D',
    cases: [],
    subject: null,
    purpose: 'SERVICE_VISIT',
  });
}

const stranger = { requestId: 'r-1', viewer: null };
const told = () => lines.map((line) => JSON.parse(line).msg);
const brief = () =>
  accountability.entries.map(({ viewer, operation, code, count }) => ({
    viewer,
    ...(operation !== null && { operation }),
    code,
    count,
  }));

describe('the record of refusals', () => {
  it('holds who was refused, with which purpose, and why', async () => {
    refusals.record({ requestId: 'r-9', viewer: viewer('u-1') }, 'SUBJECT_TOKEN_NOT_ACCEPTED');
    await refusals.close();
    expect(accountability.entries).toEqual<AccessEntry[]>([
      {
        kind: 'REFUSAL',
        requestId: 'r-9',
        viewer: 'u-1',
        role: 'GRID',
        department: 'D',
        purpose: 'SERVICE_VISIT',
        grant: null,
        caseRef: null,
        operation: null,
        operationHash: null,
        policyVersion: null,
        subjects: [],
        fields: [],
        count: 1,
        code: 'SUBJECT_TOKEN_NOT_ACCEPTED',
      },
    ]);
  });

  it('makes one entry of those that are alike within a second', async () => {
    for (let number = 0; number < 1000; number += 1) refusals.record(stranger, 'TOKEN_EXPIRED');
    refusals.record(stranger, 'UNAUTHENTICATED');
    refusals.record({ requestId: 'r-2', viewer: viewer('u-1') }, 'CASE_MALFORMED');
    refusals.record({ requestId: 'r-3', viewer: viewer('u-2') }, 'CASE_MALFORMED');
    refusals.record({ requestId: 'r-4', viewer: viewer('u-1') }, 'CASE_MALFORMED');
    expect(brief()).toEqual([]);
    await jest.advanceTimersByTimeAsync(1000);
    expect(brief()).toEqual([
      { viewer: null, code: 'TOKEN_EXPIRED', count: 1000 },
      { viewer: null, code: 'UNAUTHENTICATED', count: 1 },
      { viewer: 'u-1', code: 'CASE_MALFORMED', count: 2 },
      { viewer: 'u-2', code: 'CASE_MALFORMED', count: 1 },
    ]);
    refusals.record(stranger, 'TOKEN_EXPIRED');
    await jest.advanceTimersByTimeAsync(1000);
    expect(brief().slice(4)).toEqual([{ viewer: null, code: 'TOKEN_EXPIRED', count: 1 }]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('holds what subgraphs tell, by subgraph', async () => {
    refusals.recordTold('housing', { code: 'IDENTITY_REQUIRED', count: 3 });
    refusals.recordTold('petitions', { code: 'IDENTITY_REQUIRED', count: 1 });
    refusals.recordTold('housing', { code: 'IDENTITY_REQUIRED', count: 4 });
    await refusals.close();
    expect(brief()).toEqual([
      { viewer: null, operation: 'subgraph:housing', code: 'IDENTITY_REQUIRED', count: 7 },
      { viewer: null, operation: 'subgraph:petitions', code: 'IDENTITY_REQUIRED', count: 1 },
    ]);
  });

  it('folds what is beyond 200 in a second into entries without a viewer', async () => {
    for (let number = 0; number < 1200; number += 1) {
      const code = number % 2 ? 'CASE_MALFORMED' : 'PURPOSE_UNKNOWN';
      refusals.record({ requestId: 'r', viewer: viewer(`u-${number}`) }, code);
    }
    await refusals.close();
    expect(accountability.entries).toHaveLength(202);
    expect(brief().slice(199)).toEqual([
      { viewer: 'u-199', code: 'CASE_MALFORMED', count: 1 },
      { viewer: null, code: 'PURPOSE_UNKNOWN', count: 500 },
      { viewer: null, code: 'CASE_MALFORMED', count: 500 },
    ]);
  });

  it('waits for a ledger that is away, counts on, and says so once', async () => {
    accountability.isDown = true;
    refusals.record(stranger, 'TOKEN_EXPIRED');
    await jest.advanceTimersByTimeAsync(3000);
    refusals.record(stranger, 'TOKEN_EXPIRED');
    refusals.record(stranger, 'UNAUTHENTICATED');
    await jest.advanceTimersByTimeAsync(3000);
    expect([brief(), told()]).toEqual([[], ['refusals are not recorded, but kept']]);
    accountability.isDown = false;
    await jest.advanceTimersByTimeAsync(1000);
    expect(brief()).toEqual(
      expect.arrayContaining([
        { viewer: null, code: 'TOKEN_EXPIRED', count: 2 },
        { viewer: null, code: 'UNAUTHENTICATED', count: 1 },
      ]),
    );
    expect(accountability.entries).toHaveLength(2);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is written when the gateway closes; what is lost is told by its number', async () => {
    refusals.record(stranger, 'TOKEN_EXPIRED');
    await refusals.close();
    expect(brief()).toEqual([{ viewer: null, code: 'TOKEN_EXPIRED', count: 1 }]);

    const other = createRefusalRecorder({
      accountability,
      logger: pino({ base: null }, { write: (line) => void lines.push(line) }),
    });
    accountability.isDown = true;
    other.record(stranger, 'TOKEN_EXPIRED');
    other.record(stranger, 'TOKEN_EXPIRED');
    await other.close();
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      count: 2,
      msg: 'refusals are lost: the ledger did not take them',
    });
  });

  it('needs no ledger', async () => {
    const timers = jest.getTimerCount();
    const none = createRefusalRecorder({
      accountability: undefined,
      logger: pino({ level: 'silent' }),
    });
    none.record(stranger, 'TOKEN_EXPIRED');
    none.recordTold('housing', { code: 'IDENTITY_REQUIRED', count: 3 });
    await none.close();
    expect(jest.getTimerCount()).toBe(timers);
  });
});
