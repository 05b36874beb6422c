import { type Role, statementsOf, type Viewer } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { specialPopulationsSubgraph } from '../subgraph';
import { actionRow, caseRow, many } from './fixtures/careRows';
import { storeRows } from './fixtures/loadRows';

const smi = 'CC-990101-000001';
const child = 'CC-990101-000002';
const foreign = 'CC-990101-000003';
const closed = 'CC-990101-000004';
const everyCase = [smi, child, foreign, closed];

const healthWorker = viewerOf('MH_CARE', { cases: [smi, child, closed] });
const careWorker = viewerOf('CARE_OTHER', { cases: [smi, child, closed] });
const subject = viewerOf('SUBJECT', { subject: 'P000000000000000A' });

const ids = (list: unknown) =>
  (list as ({ careCaseId: string } | null)[]).map((item) => item?.careCaseId ?? null);

describeOnEachDatabase('Care cases', (databases) => {
  let test: TestSubgraph;

  beforeAll(async () => {
    test = await openTestSubgraph(specialPopulationsSubgraph, databases.url());
    await storeRows(test.subgraph.database, [
      ['record_status', { id: 1, as_of: '2026-10-31' }],
      caseRow(smi, { category: 'SMI', personRef: 'P000000000000000A' }),
      caseRow(child, { category: 'LEFT_BEHIND_CHILD', personRef: 'P000000000000000B' }),
      caseRow(foreign, { category: 'DISABLED', personRef: 'P000000000000000C' }),
      caseRow(closed, {
        category: 'SMI',
        personRef: 'P000000000000000A',
        closedOn: '2026-05-01',
      }),
      actionRow(child, 1, '2026-09-01', '2026-08-30'),
      actionRow(child, 2, '2026-10-30'),
      actionRow(child, 3, '2026-10-31'),
      actionRow(child, 4, '2026-11-10'),
      actionRow(smi, 1, '2026-10-01'),
      ...many(60, (i) => [
        caseRow(`CC-990101-${100 + i}`, { category: 'DISABLED', personRef: 'P000000000000000D' }),
      ]),
    ]);
  }, 60_000);
  afterAll(() => test.subgraph.close());

  async function ownCases(viewer: Viewer): Promise<unknown> {
    const answer = await test.ask(viewer, '{ myCareCases { nodes { careCaseId } } }');
    expect(answer.errors).toBeUndefined();
    return ids((answer.data as { myCareCases: { nodes: [] } }).myCareCases.nodes);
  }

  async function byEntity(viewer: Viewer): Promise<unknown> {
    const answer = await test.entities(
      viewer,
      'CareCase',
      '{ careCaseId }',
      everyCase.map((careCaseId) => ({ careCaseId })),
    );
    expect(answer.errors).toBeUndefined();
    return ids(answer.data?._entities);
  }

  async function byQuery(viewer: Viewer): Promise<unknown> {
    const fields = everyCase.map((id, i) => `c${i}: careCase(careCaseId: "${id}") { careCaseId }`);
    const answer = await test.ask(viewer, `{ ${fields.join(' ')} }`);
    expect(answer.errors).toBeUndefined();
    return ids(Object.values(answer.data ?? {}));
  }

  it('shows a case whole: dates and services only', async () => {
    const answer = await test.ask(
      careWorker,
      `{ careCase(careCaseId: "${child}") {
        careCaseId category openedOn endsOn closedOn legalBasis
        leadDepartment { uscc } grid { gridCode } subject { ref }
        services { nodes { kind dueOn doneOn state outcome } } } }`,
    );
    expect(answer).toEqual({
      data: {
        careCase: {
          careCaseId: child,
          category: 'LEFT_BEHIND_CHILD',
          openedOn: '2026-01-05',
          endsOn: '2027-01-05',
          closedOn: null,
          legalBasis: '《中华人民共和国残疾人保障法》第四十八条',
          leadDepartment: { uscc: '119901010000000000' },
          grid: { gridCode: '990101001001001' },
          subject: { ref: test.references.seal(careWorker, 'Person', 'P000000000000000B') },
          services: {
            nodes: [
              {
                kind: 'VISIT',
                dueOn: '2026-09-01',
                doneOn: '2026-08-30',
                state: 'DONE',
                outcome: 'PROVIDED',
              },
              { kind: 'VISIT', dueOn: '2026-10-30', doneOn: null, state: 'OVERDUE', outcome: null },
              { kind: 'VISIT', dueOn: '2026-10-31', doneOn: null, state: 'DUE', outcome: null },
              { kind: 'VISIT', dueOn: '2026-11-10', doneOn: null, state: 'DUE', outcome: null },
            ],
          },
        },
      },
    });
  });

  it.each([
    ['a mental health worker', healthWorker, [smi, null, null, null]],
    ['another care worker', careWorker, [null, child, null, null]],
    ['the person concerned', subject, [smi, null, null, closed]],
    ['a worker without cases', viewerOf('MH_CARE'), [null, null, null, null]],
    ['a person without a reference', viewerOf('SUBJECT'), [null, null, null, null]],
    [
      'a person whose token names cases',
      viewerOf('SUBJECT', { subject: 'P000000000000000B', cases: everyCase }),
      [null, child, null, null],
    ],
    [
      'a worker who is also in the register',
      viewerOf('CARE_OTHER', { subject: 'P000000000000000C', cases: [child] }),
      [null, child, null, null],
    ],
  ])('shows %s the own cases alone, by every way', async (_, viewer, visible) => {
    expect(await byEntity(viewer)).toEqual(visible);
    expect(await byQuery(viewer)).toEqual(visible);
    expect(await ownCases(viewer)).toEqual(visible.filter((id) => id !== null));
  });

  it.each<Role>([
    'DASH',
    'ANALYST',
    'GRID',
    'PETITION',
    'MEDIATOR',
    'POLICE',
    'DEPT_ADMIN',
    'AUDITOR',
  ])('hides from %s whether there is a case at all', async (role) => {
    const viewer = viewerOf(role, {
      cases: everyCase,
      subject: 'P000000000000000A',
      grids: ['990101001001001'],
    });
    expect(await byEntity(viewer)).toEqual([null, null, null, null]);
    for (const query of [
      '{ myCareCases { nodes { careCaseId } } }',
      `{ careCase(careCaseId: "${smi}") { careCaseId } }`,
      '{ careCase(careCaseId: "nothing") { careCaseId } }',
    ]) {
      const answer = await test.ask(viewer, query);
      expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['SCOPE_MISSING']);
    }
  });

  it('answers alike for a case of others and for one that does not exist', async () => {
    const ask = (id: string) =>
      test.ask(healthWorker, `{ careCase(careCaseId: "${id}") { careCaseId } }`);
    expect(await ask(foreign)).toEqual(await ask('CC-000000-999999'));
    expect(await ask(child)).toEqual(await ask("' OR 1=1 --"));
  });

  it('seals the person for the viewer who asks', async () => {
    const ask = async (viewer: Viewer) => {
      const answer = await test.ask(
        viewer,
        `{ careCase(careCaseId: "${smi}") { subject { ref } } }`,
      );
      return (answer.data as { careCase: { subject: { ref: string } } }).careCase.subject.ref;
    };
    const colleague = viewerOf('MH_CARE', { id: 'colleague', cases: [smi] });
    const ref = await ask(healthWorker);
    expect(test.references.open(healthWorker, 'Person', ref)).toBe('P000000000000000A');
    expect(test.references.open(colleague, 'Person', ref)).toBeNull();
    expect(await ask(colleague)).not.toBe(ref);
  });

  it.each([
    ['state: DONE', [1]],
    ['state: DUE', [3, 4]],
    ['state: OVERDUE', [2]],
    ['dueBefore: "2026-10-31"', [1, 2]],
    ['dueBefore: "2026-11-11", state: DUE', [3, 4]],
    ['dueBefore: "2026-09-01"', []],
    ['dueBefore: null, state: null', [1, 2, 3, 4]],
  ])('lists services by %s', async (filter, serials) => {
    const due = ['', '2026-09-01', '2026-10-30', '2026-10-31', '2026-11-10'];
    const answer = await test.ask(
      careWorker,
      `{ careCase(careCaseId: "${child}") { services(${filter}) { nodes { dueOn } } } }`,
    );
    expect(answer).toEqual({
      data: {
        careCase: { services: { nodes: serials.map((serial) => ({ dueOn: due[serial] })) } },
      },
    });
  });

  it('pages through cases and services without loss', async () => {
    const owner = viewerOf('SUBJECT', { subject: 'P000000000000000D' });
    const seen: string[] = [];
    let after: string | null = null;
    const sizes: number[] = [];
    do {
      const answer = await test.ask(
        owner,
        'query ($after: String) { myCareCases(first: 25, after: $after) { nodes { careCaseId } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      const page = answer.data?.myCareCases as {
        nodes: { careCaseId: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      sizes.push(page.nodes.length);
      seen.push(...page.nodes.map(({ careCaseId }) => careCaseId));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(sizes).toEqual([25, 25, 10]);
    expect(seen).toEqual(
      many(60, (i) => [caseRow(`CC-990101-${100 + i}`, { category: '' })]).map(
        ([, row]) => row.care_case_id,
      ),
    );

    const services = (argument: string) =>
      test.ask(
        careWorker,
        `{ careCase(careCaseId: "${child}") { services(${argument}) { edges { cursor node { dueOn } } pageInfo { hasNextPage hasPreviousPage } } } }`,
      );
    const first = await services('first: 3');
    const { edges } = (first.data as { careCase: { services: { edges: { cursor: string }[] } } })
      .careCase.services;
    expect(edges).toHaveLength(3);
    expect((await services(`after: "${edges[2]?.cursor}"`)).data).toEqual({
      careCase: {
        services: {
          edges: [{ cursor: expect.any(String), node: { dueOn: '2026-11-10' } }],
          pageInfo: { hasNextPage: false, hasPreviousPage: true },
        },
      },
    });
  });

  it.each([
    ['myCareCases(first: 0) { nodes { careCaseId } }', 'PAGE_SIZE_INVALID'],
    ['myCareCases(first: -1) { nodes { careCaseId } }', 'PAGE_SIZE_INVALID'],
    ['myCareCases(first: 101) { nodes { careCaseId } }', 'PAGE_SIZE_INVALID'],
    ['myCareCases(after: "Zm9v") { nodes { careCaseId } }', 'CURSOR_MALFORMED'],
    [
      `careCase(careCaseId: "${child}") { services(first: 0) { nodes { dueOn } } }`,
      'PAGE_SIZE_INVALID',
    ],
    [
      `careCase(careCaseId: "${child}") { services(after: "${Buffer.from('care-case:x').toString('base64url')}") { nodes { dueOn } } }`,
      'CURSOR_MALFORMED',
    ],
  ])('codes the bad input of %s', async (field, code) => {
    const answer = await test.ask(careWorker, `{ ${field} }`);
    expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });

  it('codes a date that the calendar does not have', async () => {
    const answer = await test.ask(
      careWorker,
      'query ($day: Date) { myCareCases { nodes { services(dueBefore: $day) { nodes { dueOn } } } } }',
      { day: '2026-02-30' },
    );
    expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['DATE_MALFORMED']);
  });

  it('reads one case or many with the same number of statements', async () => {
    const statements = statementsOf(test.subgraph.database);
    const owner = viewerOf('SUBJECT', { subject: 'P000000000000000D' });
    const count = async (ask: () => ReturnType<TestSubgraph['ask']>) => {
      const before = statements.count;
      expect((await ask()).errors).toBeUndefined();
      return statements.count - before;
    };
    const entities = (size: number) => () =>
      test.entities(
        owner,
        'CareCase',
        '{ careCaseId services(state: DUE) { nodes { dueOn state } } }',
        Array.from({ length: size }, (_, i) => ({ careCaseId: `CC-990101-${100 + i}` })),
      );
    // Cases, the day the records stand at, services.
    expect(await count(entities(1))).toBe(3);
    expect(await count(entities(60))).toBe(3);
    const list = (first: number) => () =>
      test.ask(
        owner,
        `{ myCareCases(first: ${first}) { nodes { category services { nodes { kind } } } } }`,
      );
    expect(await count(list(1))).toBe(3);
    expect(await count(list(60))).toBe(3);
  });

  it('asks nothing of the database for a viewer who can have no case', async () => {
    const statements = statementsOf(test.subgraph.database);
    const before = statements.count;
    await byEntity(viewerOf('ANALYST'));
    await ownCases(viewerOf('MH_CARE'));
    expect(statements.count - before).toBe(0);
  });
});
