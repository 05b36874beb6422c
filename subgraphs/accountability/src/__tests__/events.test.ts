import { roles, statementsOf, type Viewer } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { accountabilitySubgraph } from '..';
import {
  administrator,
  ask,
  auditor,
  emptyDatabase,
  health,
  officer,
  otherAdministrator,
  outcomeOf,
  police,
  record,
  setClock,
} from './accountabilityFixture';
import { createGrantSteps } from './grantsFixture';

const resident = viewerOf('SUBJECT', { id: 'resident', subject: 'P1' });
const neighbour = viewerOf('SUBJECT', { id: 'neighbour', subject: 'P2' });
const nurse = viewerOf('MH_CARE', { id: 'nurse', department: health });

const about = (...keys: string[]) => keys.map((key) => ({ type: 'Person', key }));
/** A read of the first resident by the nurse. */
const visit = {
  requestId: 'visit',
  viewer: 'nurse',
  role: 'MH_CARE',
  department: health,
  subjects: about('P1'),
  count: 1,
} as const;
const event = '{ at actorRole department { uscc } purpose fields records }';
const visitEvent = {
  at: '2026-10-31T08:00:00Z',
  actorRole: 'MH_CARE',
  department: { uscc: health },
  purpose: 'CARE_DELIVERY',
  fields: ['Person.name', 'Person.phone'],
  records: 1,
};

describeOnEachDatabase('access events', ({ url }) => {
  let test: TestSubgraph;
  beforeEach(async () => {
    setClock('2026-10-31T08:00:00.000Z');
    test = await openTestSubgraph(accountabilitySubgraph, url());
    await emptyDatabase(test.subgraph.database);
  });
  afterEach(async () => {
    jest.useRealTimers();
    await test.subgraph.close();
  });

  const requestIds = async (filter: string, viewer: Viewer = auditor) => {
    const answer = await ask(test, viewer, `{ auditEvents(${filter}) { nodes { requestId } } }`);
    if (Array.isArray(answer)) return answer;
    return (answer as { nodes: { requestId: string }[] }).nodes.map(({ requestId }) => requestId);
  };

  describe('about a resident', () => {
    const mine = (viewer: Viewer, text = '') =>
      ask(
        test,
        viewer,
        `{ whoAccessedMyData${text} { nodes ${event} pageInfo { hasNextPage endCursor } } }`,
      );
    const events = async (viewer: Viewer) => ((await mine(viewer)) as { nodes: unknown[] }).nodes;

    it('are those of others who read about them, and say role, department, purpose and fields', async () => {
      await record(test, [
        visit,
        { ...visit, requestId: 'other', subjects: about('P2') },
        { ...visit, viewer: 'resident', role: 'SUBJECT', department: null },
        { ...visit, kind: 'REFUSAL', code: 'SCOPE_MISSING' },
        {
          ...visit,
          viewer: null,
          role: null,
          department: null,
          purpose: null,
          subjects: about('P1', 'P2'),
        },
      ]);
      const unknown = { ...visitEvent, actorRole: null, department: null, purpose: null };
      expect(await events(resident)).toEqual([unknown, visitEvent]);
      expect(await events(neighbour)).toEqual([unknown, visitEvent]);
      expect(await events(viewerOf('SUBJECT', { id: 'third', subject: 'P3' }))).toEqual([]);
      expect(await events(viewerOf('SUBJECT', { id: 'nobody' }))).toEqual([]);
    });

    it('are found whoever the reference was sealed for when it was recorded', async () => {
      const sealed = test.references.seal(nurse, 'Person', 'P1');
      await record(test, [{ ...visit, subjects: about(sealed) }]);
      expect(await events(resident)).toEqual([visitEvent]);
    });

    describe('of an investigation', () => {
      const investigation = {
        ...visit,
        role: 'POLICE',
        department: police,
        viewer: 'officer',
        purpose: 'CASE_INVESTIGATION',
      } as const;
      const shown = {
        ...visitEvent,
        actorRole: 'POLICE',
        department: { uscc: police },
        purpose: 'CASE_INVESTIGATION',
      };
      let grantId: string;
      beforeEach(async () => {
        const { grant } = createGrantSteps(() => test);
        grantId = await grant({ subject: test.references.seal(officer, 'Person', 'P1') });
        await record(test, [{ ...investigation, grant: grantId }, visit, investigation]);
      });
      const run = (sql: string) => test.subgraph.database.query(sql);

      it('appear once the delay of its grant is over', async () => {
        expect(await events(resident)).toEqual([shown, visitEvent]);
        setClock('2026-11-30T07:59:59.000Z');
        expect(await events(resident)).toEqual([shown, visitEvent]);
        setClock('2026-11-30T08:00:00.000Z');
        expect(await events(resident)).toEqual([shown, visitEvent, shown]);
      });

      it('appear 90 days after they were read, whatever somebody wrote into the row of the grant', async () => {
        await run("UPDATE access_grant SET notice_at = '9999-12-31T00:00:00.000Z'");
        setClock('2027-01-29T07:59:59.999Z');
        expect(await events(resident)).toEqual([shown, visitEvent]);
        setClock('2027-01-29T08:00:00.000Z');
        expect(await events(resident)).toEqual([shown, visitEvent, shown]);
      });

      it('appear when the grant is gone', async () => {
        await run('DELETE FROM access_grant');
        expect(await events(resident)).toEqual([shown, visitEvent, shown]);
      });
    });

    describe('of whose petition somebody read', () => {
      const handled = {
        ...visit,
        viewer: 'handler',
        role: 'PETITION',
        department: police,
        purpose: 'PETITION_HANDLING',
        fields: ['Petition.content'],
        subjects: [{ type: 'Petition', key: 'PT-1' }],
      } as const;
      const shown = {
        at: '2026-10-31T08:00:00Z',
        actorRole: 'PETITION',
        department: { uscc: police },
        purpose: 'PETITION_HANDLING',
        fields: ['Petition.content'],
        records: 1,
      };
      const reads = async (viewer: Viewer, petition: string) => {
        const answer = await test.ask(
          viewer,
          `query ($petition: ID) { whoAccessedMyData(petition: $petition) { nodes ${event} } }`,
          { petition },
        );
        return outcomeOf(answer);
      };
      const sealed = (viewer: Viewer, id = 'PT-1', type = 'Petition') =>
        test.references.seal(viewer, type, id);
      beforeEach(async () => {
        await record(test, [
          handled,
          { ...handled, subjects: [{ type: 'Petition', key: 'PT-2' }] },
          { ...handled, viewer: resident.id, role: 'SUBJECT', department: null },
          visit,
        ]);
      });

      it('are those of others who read it, for whom it was sealed', async () => {
        expect(await reads(resident, sealed(resident))).toEqual({ nodes: [shown] });
        expect(await events(resident)).toEqual([visitEvent]);
        setClock('2026-11-01T23:59:59.000Z');
        const yesterday = sealed(resident);
        setClock('2026-11-02T00:00:01.000Z');
        expect(await reads(resident, yesterday)).toEqual({ nodes: [shown] });
      });

      it('are told to nobody else, nor of a number', async () => {
        for (const petition of [
          'PT-1',
          '',
          sealed(neighbour),
          sealed(resident, 'PT-3'),
          sealed(resident, 'PT-1', 'Person'),
          `${sealed(resident)}x`,
        ]) {
          expect(await reads(resident, petition)).toEqual({ nodes: [] });
        }
      });
    });

    it('page, the latest first, in one statement a page', async () => {
      await record(
        test,
        Array.from({ length: 5 }, (_, index) => ({
          ...visit,
          count: index,
          subjects: about('P1', 'P2'),
        })),
      );
      const statements = statementsOf(test.subgraph.database);
      const found: number[] = [];
      for (let after = ''; ; ) {
        statements.count = 0;
        const page = (await mine(resident, `(first: 2${after})`)) as {
          nodes: { records: number }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
        expect(statements.count).toBe(1);
        found.push(...page.nodes.map(({ records }) => records));
        if (!page.pageInfo.hasNextPage) break;
        after = `, after: "${page.pageInfo.endCursor}"`;
      }
      expect(found).toEqual([4, 3, 2, 1, 0]);
      const forged = Buffer.from('whoAccessedMyData:1 OR 1=1').toString('base64url');
      for (const after of ['nonsense', forged]) {
        expect(await mine(resident, `(after: "${after}")`)).toEqual(['CURSOR_MALFORMED']);
      }
      expect(await mine(resident, '(first: 101)')).toEqual(['PAGE_SIZE_INVALID']);
    });
  });

  it('of an official are the own reads', async () => {
    await record(test, [visit, { ...visit, viewer: 'other' }, { ...visit, kind: 'REFUSAL' }]);
    expect(await ask(test, nurse, `{ myAccesses { nodes ${event} } }`)).toEqual({
      nodes: [visitEvent],
    });
    expect(await ask(test, officer, `{ myAccesses { nodes ${event} } }`)).toEqual({ nodes: [] });
  });

  it('are whole for an auditor, with the grant that was used', async () => {
    const answer = await ask(
      test,
      officer,
      `mutation ($subject: String!) { breakGlass(input: { legalBasis: "突发事件应对法", caseRef: "JJ-1", subject: $subject }) { grantId } }`,
      { subject: test.references.seal(officer, 'Person', 'P1') },
    );
    const { grantId } = answer as { grantId: string };
    await record(test, [
      {
        ...visit,
        viewer: 'officer',
        role: 'POLICE',
        department: police,
        purpose: 'EMERGENCY',
        grant: grantId,
        caseRef: 'JJ-1',
        operation: 'Persons',
      },
    ]);
    const whole = `{ nodes { seq at kind viewer actorRole department { uscc } purpose grantId grant { grantId kind asker } caseRef requestId operation operationHash policyVersion fields records subjects code } }`;
    const common = {
      at: '2026-10-31T08:00:00Z',
      viewer: 'officer',
      actorRole: 'POLICE',
      department: { uscc: police },
      purpose: 'EMERGENCY',
      grantId,
      grant: { grantId, kind: 'BREAK_GLASS', asker: 'officer' },
      caseRef: 'JJ-1',
      code: null,
    };
    expect(await ask(test, auditor, `{ auditEvents ${whole} }`)).toEqual({
      nodes: [
        {
          ...common,
          seq: '2',
          kind: 'READ',
          requestId: 'visit',
          operation: 'Persons',
          operationHash: 'a'.repeat(64),
          policyVersion: 'v1',
          fields: ['Person.name', 'Person.phone'],
          records: 1,
          subjects: 1,
        },
        {
          ...common,
          seq: '1',
          kind: 'GRANT',
          requestId: 'test',
          operation: 'breakGlass',
          operationHash: null,
          policyVersion: null,
          fields: [],
          records: 0,
          subjects: 0,
        },
      ],
    });
    const statements = statementsOf(test.subgraph.database);
    statements.count = 0;
    await ask(test, auditor, `{ auditEvents ${whole} }`);
    expect(statements.count).toBe(2);
  });

  it('are found by everything an auditor filters by, alone and together', async () => {
    await record(test, [
      { ...visit, requestId: 'a', grant: 'G1' },
      {
        ...visit,
        requestId: 'b',
        viewer: 'officer',
        role: 'POLICE',
        department: police,
        purpose: 'EMERGENCY',
      },
    ]);
    setClock('2026-11-01T00:00:00.000Z');
    await record(test, [
      { ...visit, requestId: 'c', kind: 'REFUSAL', code: 'SCOPE_MISSING', subjects: [] },
      { ...visit, requestId: 'd', subjects: about('P2') },
    ]);
    for (const [filter, expected] of [
      ['', ['d', 'c', 'b', 'a']],
      ['viewer: "officer"', ['b']],
      ['role: "MH_CARE"', ['d', 'c', 'a']],
      [`department: "${police}"`, ['b']],
      ['purpose: EMERGENCY', ['b']],
      ['grantId: "G1"', ['a']],
      ['kind: REFUSAL', ['c']],
      ['code: "SCOPE_MISSING"', ['c']],
      ['from: "2026-11-01T00:00:00Z"', ['d', 'c']],
      ['to: "2026-11-01T00:00:00Z"', ['b', 'a']],
      ['from: "2026-10-31T16:00:00+08:00", to: "2026-10-31T08:00:01Z"', ['b', 'a']],
      ['sameSubjectAs: "1"', ['b', 'a']],
      ['sameSubjectAs: "2", role: "POLICE", kind: READ', ['b']],
      ['viewer: null, role: "POLICE"', ['b']],
      ['viewer: "\' OR 1=1 --"', []],
    ] as const) {
      expect([filter, await requestIds(`filter: { ${filter} }`)]).toEqual([filter, expected]);
    }
    expect(await requestIds('filter: { from: "yesterday" }')).toEqual(['DATE_MALFORMED']);
  });

  it('follow the persons of a record, without telling an auditor who they are', async () => {
    await record(test, [
      { ...visit, requestId: 'a', subjects: about('P1') },
      { ...visit, requestId: 'b', subjects: about('P2') },
      { ...visit, requestId: 'c', subjects: about('P1', 'P2', 'P3') },
      { ...visit, requestId: 'd', subjects: about('P3') },
      { ...visit, requestId: 'e', subjects: [{ type: 'Petition', key: 'P1' }] },
      { ...visit, requestId: 'f', subjects: [] },
    ]);
    const statements = statementsOf(test.subgraph.database);
    for (const [seq, expected] of [
      ['1', ['c', 'a']],
      ['2', ['c', 'b']],
      ['3', ['d', 'c', 'b', 'a']],
      ['4', ['d', 'c']],
      ['5', ['e']],
      ['6', []],
      ['7', []],
    ] as const) {
      statements.count = 0;
      const found = await requestIds(`filter: { sameSubjectAs: "${seq}" }`);
      expect([seq, found]).toEqual([seq, expected]);
      expect(statements.count).toBe(1);
    }
    const page = (await ask(
      test,
      auditor,
      '{ auditEvents(first: 2, filter: { sameSubjectAs: "3" }) { nodes { requestId } pageInfo { endCursor } } }',
    )) as { nodes: unknown; pageInfo: { endCursor: string } };
    expect(page.nodes).toEqual([{ requestId: 'd' }, { requestId: 'c' }]);
    const { endCursor } = page.pageInfo;
    expect(
      await requestIds(`first: 2, after: "${endCursor}", filter: { sameSubjectAs: "3" }`),
    ).toEqual(['b', 'a']);
    for (const text of ['', '-1', '1 OR 1=1', '1e3', '1234567890123456']) {
      expect(await requestIds(`filter: { sameSubjectAs: "${text}" }`)).toEqual([
        'ARGUMENT_INVALID',
      ]);
    }
  });

  describe('counted', () => {
    const counts = async (viewer: Viewer, text = '(period: "2026-10")') => {
      const answer = await ask(
        test,
        viewer,
        `{ accessCounts${text} { nodes { department { uscc } requests records refusals } pageInfo { endCursor hasNextPage } } }`,
      );
      return Array.isArray(answer) ? answer : (answer as { nodes: unknown[] }).nodes;
    };
    const ofHealth = { department: { uscc: health }, requests: 2, records: 5, refusals: 7 };
    const ofPolice = { department: { uscc: police }, requests: 1, records: 1, refusals: 0 };
    const ofNone = { department: null, requests: 1, records: 1, refusals: 0 };

    beforeEach(async () => {
      setClock('2026-09-30T23:59:59.999Z');
      await record(test, [visit]);
      setClock('2026-10-01T00:00:00.000Z');
      await record(test, [
        { ...visit, count: 2 },
        { ...visit, count: 3 },
        { ...visit, kind: 'REFUSAL', count: 7 },
        { ...visit, department: police },
        { ...visit, department: null },
      ]);
      setClock('2026-11-01T00:00:00.000Z');
      await record(test, [visit]);
    });

    it('are those of a period, by department', async () => {
      expect(await counts(auditor)).toEqual([ofNone, ofPolice, ofHealth]);
      expect(await counts(auditor, '(period: "2026-Q4")')).toEqual([
        ofNone,
        ofPolice,
        { ...ofHealth, requests: 3, records: 6 },
      ]);
      expect(await counts(auditor, '(period: "2025")')).toEqual([]);
      expect(await counts(auditor, '(period: "October")')).toEqual(['PERIOD_MALFORMED']);
    });

    it('are those of the own department for an administrator', async () => {
      expect(await counts(administrator)).toEqual([ofPolice]);
      expect(await counts(otherAdministrator)).toEqual([ofHealth]);
      expect(await counts(viewerOf('DEPT_ADMIN'))).toEqual([]);
    });

    it('page', async () => {
      const found: unknown[] = [];
      for (let after = ''; ; ) {
        const page = (await ask(
          test,
          auditor,
          `{ accessCounts(period: "2026-10", first: 1${after}) { nodes { department { uscc } requests records refusals } pageInfo { endCursor hasNextPage } } }`,
        )) as { nodes: unknown[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
        found.push(...page.nodes);
        if (!page.pageInfo.hasNextPage) break;
        after = `, after: "${page.pageInfo.endCursor}"`;
      }
      expect(found).toEqual([ofNone, ofPolice, ofHealth]);
    });
  });

  it.each([
    ['{ whoAccessedMyData { nodes { at } } }', ['SUBJECT']],
    ['{ auditEvents { nodes { at } } }', ['AUDITOR']],
    ['{ accessCounts(period: "2026") { nodes { requests } } }', ['DEPT_ADMIN', 'AUDITOR']],
    ['{ accessRequests { nodes { grantId } } }', ['DEPT_ADMIN', 'AUDITOR']],
    ['{ myGrants { nodes { grantId } } }', ['GRID', 'MH_CARE', 'CARE_OTHER', 'POLICE']],
    [
      '{ myAccesses { nodes { at } } }',
      ['GRID', 'PETITION', 'MEDIATOR', 'MH_CARE', 'CARE_OTHER', 'POLICE', 'DEPT_ADMIN', 'AUDITOR'],
    ],
  ])('%s is for %j', async (query, expected) => {
    const open: string[] = [];
    for (const role of roles) {
      const answer = await ask(test, viewerOf(role, { subject: 'P9' }), query);
      if (Array.isArray(answer)) expect(answer).toEqual(['SCOPE_MISSING']);
      else open.push(role);
    }
    expect(open).toEqual(expected);
  });

  it('are reached through no representation', async () => {
    const answer = await test.entities(auditor, 'Department', '{ uscc }', [{ uscc: police }]);
    expect(outcomeOf(answer)).toEqual(['FORBIDDEN']);
  });
});
