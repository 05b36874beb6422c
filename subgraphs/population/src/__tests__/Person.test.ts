import { type Role, statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { populationSubgraph } from '..';
import {
  careWorker,
  gridWorker,
  home,
  insertHouseholds,
  ownGrid,
  self,
} from './handMadeHouseholds';

const grant = {
  id: 'G-1',
  kind: 'EXCEPTIONAL',
  purpose: 'CASE_INVESTIGATION',
  caseRef: 'A-1',
  subject: 'ref:PARENT',
  expiresAt: '2099-01-01T00:00:00Z',
} as const;

describeOnEachDatabase('Persons', ({ url }) => {
  let test: TestSubgraph;

  beforeAll(async () => {
    test = await openTestSubgraph(populationSubgraph, url());
    await insertHouseholds(test.subgraph);
  });
  afterAll(() => test.subgraph.close());

  const sealed = (viewer: typeof self, ref: string) => test.references.seal(viewer, 'Person', ref);
  const personAs = async (viewer: typeof self, selection: string, ref = sealed(viewer, 'PARENT')) =>
    test.entities(viewer, 'Person', selection, [{ ref }]);
  const codesOf = (errors: readonly { extensions?: { code?: unknown } }[] | undefined) =>
    errors?.map(({ extensions }) => extensions?.code);

  it('show a resident everything about the own record', async () => {
    const { data, errors } = await test.ask(
      self,
      `{ me { ref name citizenId phone sex birthDate birthYear ageBand kind
          currentResidence { since verifiedAt dwelling { dwellingCode } grid { gridCode } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      me: {
        ref: sealed(self, 'PARENT'),
        name: '云霁宁',
        citizenId: '**************123X',
        phone: '12900012345',
        sex: 'FEMALE',
        birthDate: '1986-11-01',
        birthYear: 1986,
        ageBand: 'A35_59',
        kind: 'HUKOU',
        currentResidence: {
          since: '2019-01-01',
          verifiedAt: '2026-08-01',
          dwelling: { dwellingCode: test.references.seal(self, 'Dwelling', home) },
          grid: { gridCode: ownGrid },
        },
      },
    });
  });

  it('show an account without a person nobody', async () => {
    expect(await test.ask(viewerOf('SUBJECT'), '{ me { name } }')).toEqual({ data: { me: null } });
    expect(await test.ask(viewerOf('SUBJECT', { subject: 'X' }), '{ me { name } }')).toEqual({
      data: { me: null },
    });
  });

  it('show a care worker the client that a case led to', async () => {
    const { data, errors } = await personAs(
      careWorker,
      '{ ref name birthYear currentResidence { dwelling { dwellingCode } grid { gridCode } } }',
    );
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([
      {
        ref: sealed(careWorker, 'PARENT'),
        name: '云霁宁',
        birthYear: 1986,
        currentResidence: {
          dwelling: { dwellingCode: test.references.seal(careWorker, 'Dwelling', home) },
          grid: { gridCode: ownGrid },
        },
      },
    ]);
  });

  it.each([
    ['a plain reference', () => 'PARENT'],
    ['a reference sealed for somebody else', () => sealed(self, 'PARENT')],
    ['a dwelling sealed as such', () => test.references.seal(careWorker, 'Dwelling', 'PARENT')],
    ['a sealed reference of nobody', () => sealed(careWorker, 'NOBODY')],
  ])('do not exist for %s', async (_, ref) => {
    expect(await personAs(careWorker, '{ name }', ref())).toEqual({ data: { _entities: [null] } });
  });

  it('exist for a grid worker in own grids only', async () => {
    const { data } = await test.entities(gridWorker, 'Person', '{ name }', [
      { ref: sealed(gridWorker, 'PARENT') },
      { ref: sealed(gridWorker, 'NEIGHBOUR') },
      { ref: sealed(gridWorker, 'GONE') },
    ]);
    expect(data?._entities).toEqual([{ name: '云霁宁' }, null, null]);
    const nowhere = viewerOf('GRID');
    expect(await personAs(nowhere, '{ name }')).toEqual({ data: { _entities: [null] } });
  });

  it.each<Role>(['DASH', 'ANALYST', 'PETITION', 'MEDIATOR', 'POLICE', 'DEPT_ADMIN', 'AUDITOR'])(
    'do not exist for %s, even by a sealed reference',
    async (role) => {
      expect(await personAs(viewerOf(role), '{ name currentResidence { since } }')).toEqual({
        data: { _entities: [null] },
      });
    },
  );

  const fields = [
    'ref',
    'name',
    'citizenId',
    'phone',
    'sex',
    'birthDate',
    'birthYear',
    'ageBand',
    'kind',
  ];
  it.each([
    ['GRID', ['birthDate', 'birthYear']],
    ['MH_CARE', ['kind']],
    ['CARE_OTHER', []],
    ['SUBJECT', []],
  ] as const)('keep from %s: %j', async (role, denied) => {
    const viewer = viewerOf(role, { grids: [ownGrid], subject: 'PARENT' });
    const { data, errors } = await personAs(viewer, `{ ${fields.join(' ')} }`);
    const [found] = (data?._entities ?? []) as Record<string, unknown>[];
    expect(fields.filter((field) => found?.[field] === null)).toEqual(denied);
    expect(codesOf(errors) ?? []).toEqual(denied.map(() => 'SCOPE_MISSING'));
  });

  it('show the year of birth to those who may know no more, and the end of the identity number', async () => {
    const { data } = await personAs(careWorker, '{ birthDate citizenId }');
    expect(data?._entities).toEqual([{ birthDate: '1986', citizenId: '**************123X' }]);
  });

  it('show under a grant what is masked or closed without one', async () => {
    const selection = `{ ${fields.slice(1).join(' ')} }`;
    const police = viewerOf('POLICE', { grant });
    const { data, errors } = await personAs(police, selection);
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([
      {
        name: '云霁宁',
        citizenId: '99010119861101123X',
        phone: '12900012345',
        sex: 'FEMALE',
        birthDate: '1986-11-01',
        birthYear: 1986,
        ageBand: 'A35_59',
        kind: 'HUKOU',
      },
    ]);
  });

  it('are closed to a request that declares no purpose, or one of another kind', async () => {
    for (const purpose of [null, 'STATISTICS'] as const) {
      const { data, errors } = await personAs({ ...careWorker, purpose }, '{ name birthYear }');
      expect(data?._entities).toEqual([{ name: null, birthYear: null }]);
      expect(codesOf(errors)).toEqual(['PURPOSE_REQUIRED', 'PURPOSE_REQUIRED']);
      const me = await test.ask({ ...self, purpose }, '{ me { name } }');
      expect([me.data, codesOf(me.errors)]).toEqual([{ me: null }, ['PURPOSE_REQUIRED']]);
    }
  });

  it('answer null where the record is empty, and for a move away', async () => {
    const { data, errors } = await test.entities(
      careWorker,
      'Person',
      '{ citizenId birthYear ageBand currentResidence { verifiedAt dwelling { dwellingCode } } }',
      [{ ref: sealed(careWorker, 'NEIGHBOUR') }, { ref: sealed(careWorker, 'GONE') }],
    );
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([
      {
        citizenId: null,
        birthYear: null,
        ageBand: null,
        currentResidence: { verifiedAt: null, dwelling: null },
      },
      {
        citizenId: '**************001X',
        birthYear: 1980,
        ageBand: 'A35_59',
        currentResidence: null,
      },
    ]);
  });

  it('are decrypted no further than they are asked about', async () => {
    await test.subgraph.database.query("UPDATE person SET phone = 'damaged' WHERE ref = 'CHILD'");
    const ref = sealed(careWorker, 'CHILD');
    expect(await personAs(careWorker, '{ name }', ref)).toEqual({
      data: { _entities: [{ name: '云舒' }] },
    });
    const { data, errors } = await personAs(careWorker, '{ name phone }', ref);
    expect(data).toEqual({ _entities: [{ name: '云舒', phone: null }] });
    expect(codesOf(errors)).toEqual(['ENCRYPTED_VALUE_UNREADABLE']);
  });

  it('are read with one statement a table', async () => {
    const counter = statementsOf(test.subgraph.database);
    const countFor = async (refs: readonly string[]) => {
      const before = counter.count;
      await test.entities(
        careWorker,
        'Person',
        '{ name currentResidence { since } }',
        refs.map((ref) => ({ ref: sealed(careWorker, ref) })),
      );
      return counter.count - before;
    };
    expect(await countFor(['PARENT'])).toBe(2);
    expect(await countFor(['PARENT', 'CHILD', 'NEIGHBOUR', 'GONE'])).toBe(2);
  });
});
