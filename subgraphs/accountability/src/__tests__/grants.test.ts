import { statementsOf, type Viewer } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { accountabilitySubgraph } from '..';
import { verifyLedger } from '../ledger';
import {
  administrator,
  ask,
  auditor,
  health,
  officer,
  otherAdministrator,
  police,
  secondAuditor,
  setClock,
} from './accountabilityFixture';
import { createGrantSteps, input, number, whole } from './grantsFixture';

const start = '2026-10-31T08:00:00.000Z';

describeOnEachDatabase('grants', ({ url }) => {
  let test: TestSubgraph;
  beforeAll(async () => {
    test = await openTestSubgraph(accountabilitySubgraph, url());
  });
  beforeEach(async () => {
    setClock(start);
    for (const table of ['access_grant', 'access_approval']) {
      await test.subgraph.database.query(`DELETE FROM ${table}`);
    }
  });
  afterEach(() => jest.useRealTimers());
  afterAll(() => test.subgraph.close());

  const { request, breakGlass, approve, revoke, review, find } = createGrantSteps(() => test);
  const stepsInLedger = async () => {
    const rows: { body: string }[] = await test.subgraph.database.query(
      "SELECT body FROM ledger_record WHERE kind = 'GRANT' ORDER BY seq",
    );
    return rows.map(({ body }) => JSON.parse(body));
  };

  it('come into force with the second approval, for their hours, and then expire', async () => {
    const requested = await request();
    const grantId = requested.grantId;
    const asked = {
      grantId: expect.stringMatching(/^AG-\w{9}-[0-9a-f]{12}$/),
      kind: 'EXCEPTIONAL',
      state: 'REQUESTED',
      purpose: 'CASE_INVESTIGATION',
      legalBasis: '刑事诉讼法第五十四条',
      caseRef: 'XZ-2026-0001',
      asker: 'officer',
      askerRole: 'POLICE',
      department: { uscc: police },
      hours: 24,
      noticeDelayDays: 30,
      requestedAt: '2026-10-31T08:00:00Z',
      approvals: [],
      startsAt: null,
      expiresAt: null,
      revokedAt: null,
      revokedBy: null,
      reviewDueAt: null,
      reviewedAt: null,
      reviewedBy: null,
      outcome: null,
      reviewNote: null,
    };
    expect(requested).toEqual(asked);
    expect(await find()).toEqual({ state: 'NOT_APPROVED' });

    setClock('2026-10-31T09:00:00.000Z');
    const first = {
      approver: 'administrator',
      approverRole: 'DEPT_ADMIN',
      at: '2026-10-31T09:00:00Z',
    };
    expect(await approve(administrator, grantId)).toEqual({ ...asked, approvals: [first] });
    expect(await find()).toEqual({ state: 'NOT_APPROVED' });

    setClock('2026-10-31T10:00:00.000Z');
    const second = { approver: 'auditor', approverRole: 'AUDITOR', at: '2026-10-31T10:00:00Z' };
    const active = {
      ...asked,
      state: 'ACTIVE',
      approvals: [first, second],
      startsAt: '2026-10-31T10:00:00Z',
      expiresAt: '2026-11-01T10:00:00Z',
    };
    expect(await approve(auditor, grantId)).toEqual(active);
    expect(await find()).toEqual({
      state: 'ACTIVE',
      grant: {
        id: grantId,
        kind: 'EXCEPTIONAL',
        purpose: 'CASE_INVESTIGATION',
        caseRef: 'XZ-2026-0001',
        subject: `index:${test.references.index('citizenId', number)}`,
        expiresAt: '2026-11-01T10:00:00.000Z',
      },
    });

    setClock('2026-11-01T10:00:00.000Z');
    expect(await find()).toEqual({ state: 'EXPIRED' });
    expect(await ask(test, officer, `{ myGrants { nodes ${whole} } }`)).toEqual({
      nodes: [{ ...active, state: 'EXPIRED' }],
    });
    for (const [viewer, code] of [
      [officer, 'GRANT_STATE_INVALID'],
      [auditor, 'GRANT_STATE_INVALID'],
    ] as const) {
      expect(await revoke(viewer, grantId)).toEqual([code]);
    }
  });

  it('leave every step in the ledger, with what was decided and nobody named', async () => {
    const before = (await stepsInLedger()).length;
    const { grantId } = await request();
    await approve(administrator, grantId);
    await approve(auditor, grantId);
    await revoke(officer, grantId);
    const steps = (await stepsInLedger()).slice(before);
    const hash = expect.stringMatching(/^[\w-]{43}$/);
    const common = {
      kind: 'GRANT',
      grant: grantId,
      caseRef: 'XZ-2026-0001',
      purpose: 'CASE_INVESTIGATION',
    };
    expect(steps).toMatchObject([
      {
        ...common,
        operation: 'requestAccess',
        viewer: 'officer',
        detail: {
          kind: 'EXCEPTIONAL',
          legalBasis: '刑事诉讼法第五十四条',
          hours: 24,
          noticeDelayDays: 30,
          subject: hash,
          seal: hash,
        },
      },
      {
        ...common,
        operation: 'approveAccess',
        viewer: 'administrator',
        detail: { place: 1, seal: hash },
      },
      {
        ...common,
        operation: 'approveAccess',
        viewer: 'auditor',
        detail: { place: 2, expiresAt: '2026-11-01T08:00:00.000Z', seal: hash },
      },
      { ...common, operation: 'revokeAccess', viewer: 'officer', detail: { seal: hash } },
    ]);
    expect(new Set(steps.map(({ detail }) => detail.seal)).size).toBe(4);
    expect(JSON.stringify(steps)).not.toContain(number);
    const stored = await test.subgraph.database.query('SELECT * FROM access_grant');
    expect(JSON.stringify(stored)).not.toContain(number);
    await expect(verifyLedger(test.subgraph.database, test.keyring)).resolves.toBeDefined();
  });

  it('write neither step nor record when one of them fails', async () => {
    const { database } = test.subgraph;
    const before = await stepsInLedger();
    await database.query('ALTER TABLE ledger_record RENAME TO ledger_record_away');
    const failed = await request();
    await database.query('ALTER TABLE ledger_record_away RENAME TO ledger_record');
    expect(failed).toEqual(['LEDGER_UNAVAILABLE']);
    const [{ signature }] = await database.query('SELECT signature FROM ledger_head');
    await database.query("UPDATE ledger_head SET signature = 'forged'");
    expect(await request()).toEqual(['LEDGER_BROKEN']);
    await database.query('UPDATE ledger_head SET signature = ?', [signature]);
    expect(await database.query('SELECT * FROM access_grant')).toEqual([]);
    expect(await stepsInLedger()).toEqual(before);
  });

  it.each([
    ['BEGIN', 'NOT_TAKEN', false],
    ['UPDATE access_grant', 'NOT_TAKEN', false],
    ['COMMIT', 'UNKNOWN', false],
    ['COMMIT', 'UNKNOWN', true],
  ])('say what is known of a step when %s fails: %s', async (start, known, isDone) => {
    const { grantId } = await request();
    const { database } = test.subgraph;
    const runner = database.createQueryRunner();
    const query = runner.query.bind(runner);
    jest.spyOn(database, 'createQueryRunner').mockReturnValue(runner);
    jest.spyOn(runner, 'query').mockImplementation(async (...words: Parameters<typeof query>) => {
      if (!words[0].startsWith(start)) return query(...words);
      if (isDone) await query(...words);
      throw Object.assign(new Error('The connection was lost.'), { code: 'ECONNRESET' });
    });
    const { errors } = await test.ask(
      officer,
      `mutation { revokeAccess(grantId: "${grantId}") { state } }`,
    );
    jest.restoreAllMocks();
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'LEDGER_UNAVAILABLE', step: known },
    ]);
    const grants = await ask(test, officer, '{ myGrants { nodes { state } } }');
    expect(grants).toEqual({ nodes: [{ state: isDone ? 'REVOKED' : 'REQUESTED' }] });
    const operations = (await stepsInLedger()).filter(({ grant }) => grant === grantId);
    expect(operations).toHaveLength(isDone ? 2 : 1);
  });

  describe('need two approvers who are others', () => {
    it('and not one twice, nor the asker, in whatever role', async () => {
      const { grantId } = await request();
      await approve(administrator, grantId);
      expect(await approve(administrator, grantId)).toEqual(['APPROVER_NOT_ACCEPTED']);
      const selfish = viewerOf('AUDITOR', { id: officer.id });
      expect(await approve(selfish, grantId)).toEqual(['APPROVER_NOT_ACCEPTED']);
      expect(await find()).toEqual({ state: 'NOT_APPROVED' });
    });

    it('also when all come at once: two are taken, and no third', async () => {
      const { grantId } = await request();
      const third = viewerOf('AUDITOR', { id: 'third-auditor' });
      const outcomes = await Promise.all(
        [administrator, auditor, auditor, secondAuditor, third, administrator].map((viewer) =>
          approve(viewer, grantId),
        ),
      );
      const taken = outcomes.filter((outcome) => !Array.isArray(outcome));
      expect(taken.map(({ state }) => state).sort()).toEqual(['ACTIVE', 'REQUESTED']);
      const approvals = await test.subgraph.database.query(
        'SELECT place FROM access_approval WHERE grant_id = ? ORDER BY place',
        [grantId],
      );
      expect(approvals.map(({ place }: { place: number }) => place)).toEqual([1, 2]);
    });

    it('and is approved no further once it is in force, or was taken back', async () => {
      const { grantId } = await request();
      await approve(administrator, grantId);
      await approve(auditor, grantId);
      expect(await approve(secondAuditor, grantId)).toEqual(['GRANT_STATE_INVALID']);
      const other = await request();
      expect(await revoke(officer, other.grantId)).toMatchObject({ state: 'REVOKED' });
      expect(await approve(auditor, other.grantId)).toEqual(['GRANT_STATE_INVALID']);
    });
  });

  it('end at once when the asker, an approver or an auditor revokes them', async () => {
    for (const viewer of [officer, administrator, auditor, secondAuditor]) {
      const { grantId } = await request();
      await approve(administrator, grantId);
      await approve(auditor, grantId);
      expect(await find()).toMatchObject({ state: 'ACTIVE', grant: { id: grantId } });
      expect(await revoke(viewer, grantId)).toMatchObject({
        state: 'REVOKED',
        revokedBy: viewer.id,
        revokedAt: '2026-10-31T08:00:00Z',
      });
      expect(await find()).toEqual({ state: 'REVOKED' });
      expect(await revoke(viewer, grantId)).toEqual(['GRANT_STATE_INVALID']);
    }
  });

  it('are those that are in force, whatever was asked for after', async () => {
    const { grantId } = await request();
    await approve(administrator, grantId);
    await approve(auditor, grantId);
    setClock('2026-10-31T08:00:01.000Z');
    await request();
    expect(await find()).toMatchObject({ state: 'ACTIVE', grant: { id: grantId } });
    for (const other of [{ viewer: 'x' }, { purpose: 'EMERGENCY' }, { caseRef: 'XZ-2026-0002' }]) {
      expect(await find(other)).toEqual({ state: 'NONE' });
    }
  });

  it('are about the person of a reference that was given to the asker', async () => {
    const sealed = test.references.seal(officer, 'Person', 'P123');
    const { grantId } = await request({ subject: sealed });
    await approve(administrator, grantId);
    await approve(auditor, grantId);
    expect(await find()).toMatchObject({ grant: { subject: 'ref:P123' } });
  });

  it('are about a number whose check character is X, in whichever case it is written', async () => {
    const upper = '11010519491231002X';
    const lower = '11010519491231002x';
    const indexes = [upper, lower].map((way) => test.references.index('citizenId', way));
    for (const subject of [upper, lower]) {
      const { grantId } = await request({ subject });
      await approve(administrator, grantId);
      await approve(auditor, grantId);
      expect(await find()).toMatchObject({ grant: { subject: `index:${indexes.join(',')}` } });
      await revoke(officer, grantId);
    }
  });

  it('do not exist for those whom they do not concern', async () => {
    const { grantId } = await request();
    const colleague = viewerOf('POLICE', { id: 'colleague', department: police });
    const homeless = viewerOf('DEPT_ADMIN', { id: 'homeless' });
    for (const id of [grantId, 'AG-000000000-000000000000']) {
      expect(await approve(otherAdministrator, id)).toEqual(['GRANT_NOT_FOUND']);
      expect(await approve(homeless, id)).toEqual(['GRANT_NOT_FOUND']);
      expect(await revoke(colleague, id)).toEqual(['GRANT_NOT_FOUND']);
      expect(await revoke(otherAdministrator, id)).toEqual(['GRANT_NOT_FOUND']);
    }
    expect(await ask(test, colleague, '{ myGrants { nodes { grantId } } }')).toEqual({ nodes: [] });
  });

  it.each([
    [{ purpose: 'CARE_DELIVERY' }, 'PURPOSE_NOT_ALLOWED'],
    [{ purpose: 'NOSY' }, 'BAD_USER_INPUT'],
    [{ legalBasis: '  ' }, 'ARGUMENT_INVALID'],
    [{ legalBasis: 'x'.repeat(201) }, 'ARGUMENT_INVALID'],
    [{ caseRef: '' }, 'CASE_MALFORMED'],
    [{ caseRef: 'a b' }, 'CASE_MALFORMED'],
    [{ caseRef: 'x'.repeat(65) }, 'CASE_MALFORMED'],
    [{ caseRef: 'XZ-2026-0009' }, 'ARGUMENT_INVALID'],
    [{ hours: 0 }, 'ARGUMENT_INVALID'],
    [{ hours: 73 }, 'ARGUMENT_INVALID'],
    [{ hours: 1.5 }, 'BAD_USER_INPUT'],
    [{ noticeDelayDays: 91 }, 'ARGUMENT_INVALID'],
    [{ noticeDelayDays: -1 }, 'ARGUMENT_INVALID'],
    [{ purpose: 'EMERGENCY', noticeDelayDays: 1 }, 'ARGUMENT_INVALID'],
    [{ subject: 'P123' }, 'ARGUMENT_INVALID'],
    [{ subject: `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}` }, 'ARGUMENT_INVALID'],
  ])('are refused for %j', async (changes, code) => {
    expect(await request(changes)).toEqual([code]);
  });

  it('never quote what was given as the subject', async () => {
    const wrong = `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`;
    const foreign = test.references.seal(auditor, 'Person', 'P123');
    for (const subject of [wrong, foreign, '某某某']) {
      const answer = await test.ask(
        officer,
        'mutation ($input: AccessRequestInput!) { requestAccess(input: $input) { grantId } }',
        { input: { ...input, subject } },
      );
      expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual([
        'ARGUMENT_INVALID',
      ]);
      expect(JSON.stringify(answer)).not.toContain(subject);
    }
  });

  describe('in an emergency', () => {
    it('hold at once for 4 hours, and are reviewed by an auditor', async () => {
      const taken = await breakGlass();
      expect(taken).toMatchObject({
        kind: 'BREAK_GLASS',
        state: 'ACTIVE',
        purpose: 'EMERGENCY',
        hours: 4,
        startsAt: '2026-10-31T08:00:00Z',
        expiresAt: '2026-10-31T12:00:00Z',
        reviewDueAt: '2026-11-01T08:00:00Z',
      });
      const question = { purpose: 'EMERGENCY', caseRef: 'JJ-1' };
      expect(await find(question)).toMatchObject({
        state: 'ACTIVE',
        grant: { kind: 'BREAK_GLASS' },
      });
      const waiting = '{ accessRequests(toReview: true) { nodes { grantId } } }';
      expect(await ask(test, auditor, waiting)).toEqual({ nodes: [{ grantId: taken.grantId }] });
      expect(await review(auditor, taken.grantId)).toMatchObject({
        state: 'ACTIVE',
        outcome: 'JUSTIFIED',
        reviewedBy: 'auditor',
        reviewedAt: '2026-10-31T08:00:00Z',
        reviewNote: '情况属实',
      });
      expect(await review(secondAuditor, taken.grantId)).toEqual(['GRANT_STATE_INVALID']);
      expect(await ask(test, auditor, waiting)).toEqual({ nodes: [] });
    });

    it('end at once when they were not justified', async () => {
      const { grantId } = await breakGlass();
      expect(await review(auditor, grantId, 'NOT_JUSTIFIED')).toMatchObject({
        state: 'REVOKED',
        revokedBy: 'auditor',
        outcome: 'NOT_JUSTIFIED',
      });
    });

    it('are locked for an asker whose earlier one is overdue for review', async () => {
      const { grantId } = await breakGlass();
      await revoke(officer, grantId);
      setClock('2026-11-01T07:59:59.000Z');
      const second = await breakGlass();
      expect(second).toMatchObject({ state: 'ACTIVE' });
      await review(auditor, second.grantId);
      setClock('2026-11-01T08:00:00.000Z');
      expect(await breakGlass()).toEqual(['BREAK_GLASS_LOCKED']);
      const colleague = viewerOf('POLICE', { id: 'colleague' });
      expect(await breakGlass(colleague)).toMatchObject({ state: 'ACTIVE' });
      await review(auditor, grantId, 'NOT_JUSTIFIED');
      expect(await breakGlass()).toMatchObject({ state: 'ACTIVE' });
    });

    it('are reviewed with a note, by somebody else, and only they are', async () => {
      const { grantId } = await breakGlass();
      expect(await review(auditor, grantId, 'JUSTIFIED', ' ')).toEqual(['ARGUMENT_INVALID']);
      const selfish = viewerOf('AUDITOR', { id: officer.id });
      expect(await review(selfish, grantId)).toEqual(['APPROVER_NOT_ACCEPTED']);
      expect(await review(administrator, grantId)).toEqual(['SCOPE_MISSING']);
      const other = await request();
      expect(await review(auditor, other.grantId)).toEqual(['GRANT_STATE_INVALID']);
    });

    it('are for those whose role may declare an emergency', async () => {
      expect(await breakGlass(viewerOf('PETITION'))).toEqual(['SCOPE_MISSING']);
      expect(await breakGlass(viewerOf('GRID', { id: 'grid' }))).toMatchObject({ state: 'ACTIVE' });
      expect(await breakGlass(officer, { subject: 'P1' })).toEqual(['ARGUMENT_INVALID']);
      expect(await breakGlass(officer, { caseRef: ' ' })).toEqual(['CASE_MALFORMED']);
      expect(await breakGlass(officer, { caseRef: 'x'.repeat(65) })).toEqual(['CASE_MALFORMED']);
      expect(await breakGlass(officer, { caseRef: 'XZ-2026-0009' })).toEqual(['ARGUMENT_INVALID']);
      expect(await breakGlass(officer, { legalBasis: '' })).toEqual(['ARGUMENT_INVALID']);
    });
  });

  describe('in lists', () => {
    const ids = (answer: unknown) =>
      (answer as { nodes: { grantId: string }[] }).nodes.map(({ grantId }) => grantId);
    const list = (viewer: Viewer, text: string) =>
      ask(test, viewer, `{ ${text} { nodes { grantId } pageInfo { hasNextPage endCursor } } }`);

    it('are seen by those who may approve them, and by their askers', async () => {
      const nurse = viewerOf('MH_CARE', { id: 'nurse', department: health });
      const own = await request();
      setClock('2026-10-31T08:00:01.000Z');
      const other = await request({ purpose: 'CARE_DELIVERY', noticeDelayDays: 0 }, nurse);
      expect(ids(await list(auditor, 'accessRequests'))).toEqual([other.grantId, own.grantId]);
      expect(ids(await list(administrator, 'accessRequests'))).toEqual([own.grantId]);
      expect(ids(await list(otherAdministrator, 'accessRequests'))).toEqual([other.grantId]);
      expect(ids(await list(viewerOf('DEPT_ADMIN'), 'accessRequests'))).toEqual([]);
      expect(ids(await list(officer, 'myGrants'))).toEqual([own.grantId]);
      expect(ids(await list(nurse, 'myGrants'))).toEqual([other.grantId]);
      for (const [state, expected] of [
        ['REQUESTED', [other.grantId, own.grantId]],
        ['ACTIVE', []],
        ['EXPIRED', []],
        ['REVOKED', []],
      ] as const) {
        expect(ids(await list(auditor, `accessRequests(state: ${state})`))).toEqual(expected);
      }
    });

    it('page, in as many statements for one as for many', async () => {
      const made: string[] = [];
      for (let index = 0; index < 5; index += 1) {
        setClock(`2026-10-31T08:00:0${index}.000Z`);
        const { grantId } = await request();
        await approve(administrator, grantId);
        made.unshift(grantId);
      }
      const pages: string[] = [];
      for (let after = ''; ; ) {
        const page = await list(auditor, `accessRequests(first: 2${after})`);
        pages.push(...ids(page));
        const { pageInfo } = page as { pageInfo: { hasNextPage: boolean; endCursor: string } };
        if (!pageInfo.hasNextPage) break;
        after = `, after: "${pageInfo.endCursor}"`;
      }
      expect(pages).toEqual(made);
      const statements = statementsOf(test.subgraph.database);
      for (const first of [1, 5]) {
        statements.count = 0;
        await ask(test, auditor, `{ accessRequests(first: ${first}) { nodes ${whole} } }`);
        expect(statements.count).toBe(1);
      }
      expect(await list(auditor, 'accessRequests(first: 0)')).toEqual(['PAGE_SIZE_INVALID']);
      expect(await list(auditor, 'accessRequests(after: "x")')).toEqual(['CURSOR_MALFORMED']);
    });
  });
});
