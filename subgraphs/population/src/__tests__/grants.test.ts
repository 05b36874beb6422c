import { type Grant, insertRows, type Viewer } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { populationSubgraph } from '..';
import { careWorker, gridWorker, insertHouseholds, ownGrid, self } from './handMadeHouseholds';
import { person } from './handMadeRows';

const police = viewerOf('POLICE');
const everybody = ['PARENT', 'CHILD', 'NEIGHBOUR', 'GONE'];
const numberOfParent = '99010119861101123X';
const numberOfTwo = '990101199001010000';

function under(viewer: Viewer, subject: string, expiresAt = '2100-01-01T00:00:00Z'): Viewer {
  const grant: Grant = {
    id: 'G-1',
    kind: 'EXCEPTIONAL',
    purpose: 'CASE_INVESTIGATION',
    caseRef: 'CASE-1',
    subject,
    expiresAt,
  };
  const { role, id, grids, cases } = viewer;
  return viewerOf(role, { id, grids, cases, caseRef: 'CASE-1', grant });
}
const expired = (viewer: Viewer, subject: string) => under(viewer, subject, '2020-01-01T00:00:00Z');

describeOnEachDatabase('Persons under a grant', ({ url }) => {
  let test: TestSubgraph;
  beforeAll(async () => {
    test = await openTestSubgraph(populationSubgraph, url());
    await insertHouseholds(test.subgraph);
    const { database, rowCipher } = test.subgraph;
    const two = ['TWIN', 'MISTYPED'].map((ref) => person({ ref, citizen_id: numberOfTwo }));
    await insertRows(database.manager, 'person', rowCipher.encrypt('person', two));
  });
  afterAll(() => test.subgraph.close());

  const sealed = (viewer: Viewer, ref: string) => test.references.seal(viewer, 'Person', ref);
  const numbered = (number: string) => `index:${test.references.index('citizenId', number)}`;
  const granted = (viewer: Viewer, selection = '{ __typename }') =>
    test.ask(viewer, `{ grantedPerson ${selection} }`);
  const someone = { data: { grantedPerson: { __typename: 'Person' } } };
  const nobody = { data: { grantedPerson: null } };

  /** Of all persons, those whom a viewer meets by a sealed reference, on the one road and on the other. */
  async function met(viewer: Viewer) {
    const references = everybody.map((ref) => sealed(viewer, ref));
    const { data } = await test.entities(
      viewer,
      'Person',
      '{ __typename }',
      references.map((ref) => ({ ref })),
    );
    const entities = data?._entities as unknown[];
    const throughEntities = everybody.filter((_, i) => entities[i] !== null);
    const throughQuery: string[] = [];
    for (const [i, ref] of references.entries()) {
      const answer = await test.ask(
        viewer,
        'query ($ref: ID!) { person(ref: $ref) { __typename } }',
        {
          ref,
        },
      );
      if (answer.data?.person) throughQuery.push(everybody[i] ?? '');
    }
    return { throughEntities, throughQuery };
  }
  const both = (...refs: string[]) => ({ throughEntities: refs, throughQuery: refs });

  it('are found by their reference, and shown as the scopes allow', async () => {
    const viewer = under(careWorker, 'ref:PARENT');
    expect(await granted(viewer, '{ ref name currentResidence { grid { gridCode } } }')).toEqual({
      data: {
        grantedPerson: {
          ref: sealed(viewer, 'PARENT'),
          name: '云霁宁',
          currentResidence: { grid: { gridCode: ownGrid } },
        },
      },
    });
    expect(await granted(under(police, 'ref:PARENT'))).toEqual(someone);
  });

  it('are found by the blind index of their identity number, however it is written', async () => {
    for (const subject of [numbered(numberOfParent), numbered(numberOfParent.toLowerCase())]) {
      const { data } = await granted(under(careWorker, subject), '{ name }');
      expect(data).toEqual({ grantedPerson: { name: '云霁宁' } });
    }
  });

  it.each([
    ['a reference of nobody', () => 'ref:NOBODY'],
    ['an identity number of nobody', () => numbered('99010119000101000X')],
    ['an identity number that two records have', () => numbered(numberOfTwo)],
    ['a number that is no index', () => `index:${numberOfParent}`],
    ['a subject of another kind', () => 'name:PARENT'],
    ['a subject that is empty', () => 'ref:'],
  ])('are nobody for %s', async (_title, subject) => {
    expect(await granted(under(police, subject()))).toEqual(nobody);
    expect(await met(under(police, subject()))).toEqual(both());
  });

  it('are the only ones whom a sealed reference still leads to', async () => {
    expect(await met(under(police, 'ref:PARENT'))).toEqual(both('PARENT'));
    expect(await met(under(police, numbered(numberOfParent)))).toEqual(both('PARENT'));
    expect(await met(under(careWorker, 'ref:CHILD'))).toEqual(both('CHILD'));
    expect(await met(under(gridWorker, 'ref:NEIGHBOUR'))).toEqual(both('NEIGHBOUR'));
  });

  it('are met by no identity whose grant has expired', async () => {
    for (const viewer of [
      expired(police, 'ref:PARENT'),
      under(police, 'ref:PARENT', 'never'),
      expired(gridWorker, 'ref:NEIGHBOUR'),
    ]) {
      const { data, errors } = await granted(viewer);
      expect(data).toBeUndefined();
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['IDENTITY_NOT_ACCEPTED']);
    }
  });

  it('are nobody to who has no grant', async () => {
    for (const viewer of [police, careWorker, gridWorker, self]) {
      const { data, errors } = await granted(viewer);
      expect(data).toEqual({ grantedPerson: null });
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['SCOPE_MISSING']);
    }
    expect(await met(police)).toEqual(both());
  });

  it('are met without one as the row rules say, by query as by entity', async () => {
    expect(await met(careWorker)).toEqual(both(...everybody));
    expect(await met(gridWorker)).toEqual(both('PARENT', 'CHILD'));
    expect(await met(self)).toEqual(both('PARENT'));
  });

  it.each([
    ['plain', () => 'PARENT'],
    ['sealed for somebody else', () => sealed(self, 'PARENT')],
    ['sealed before the grant was used', () => sealed(careWorker, 'PARENT')],
    ['sealed as a dwelling', () => test.references.seal(careWorker, 'Dwelling', 'PARENT')],
  ])('are not opened by a reference that is %s', async (_title, reference) => {
    const viewer = under(careWorker, 'ref:PARENT');
    const query = 'query ($ref: ID!) { person(ref: $ref) { name } }';
    expect(await test.ask(viewer, query, { ref: reference() })).toEqual({ data: { person: null } });
  });
});
