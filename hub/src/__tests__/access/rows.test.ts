import { buildSubgraphSchema } from '@apollo/subgraph';
import { type Role, roles, type SubgraphResponse } from '@civicgraph/shared';
import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import { queryCodeOf } from '@civicgraph/subgraph-petitions';
import { allSubgraphDefinitions } from '../../subgraphs';
import { askEntities } from './fixtures/askEntities';
import { entityTypes } from './fixtures/entityTypes';
import { faultsIn } from './fixtures/inspect';
import type { Places } from './fixtures/places';
import { type GivenKey, keysOf, written } from './fixtures/representations';
import { plain } from './fixtures/roads';
import { openScene, type Scene } from './fixtures/scene';
import { selectAll } from './fixtures/selection';

/** What hangs on doors: mediation organisations are public wherever they are, as departments are. */
const isPublic = (type: string, field: string) => type === 'Region' && field === 'mediationOrgs';
const options = { depth: 7, first: 5, omit: isPublic };

/** Answers as text, with the key that was asked for named, not told. */
const withoutKey = (response: SubgraphResponse, key: string): string =>
  JSON.stringify(response).replaceAll(JSON.stringify(key).slice(1, -1), 'the key');

describeOnEachDatabase('a row out of reach answers as one that does not exist', (databases) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene(databases.url());
  }, 120_000);
  afterAll(() => scene.close());

  const withEntities = allSubgraphDefinitions
    .map(({ name, typeDefs }) => ({ name, typeDefs, types: entityTypes({ typeDefs }) }))
    .filter(({ types }) => types.length > 0);
  describe.each(withEntities)('through _entities of $name', ({ name, typeDefs, types }) => {
    const schema = buildSubgraphSchema({ typeDefs });
    const cases = types.flatMap((type) => roles.map((role) => [type, role] as const));
    it.each(cases)('%s, for %s', async (type, role) => {
      const { field, outside } = keysOf(type, role, scene.places);
      const subgraph = scene.subgraph(name);
      const viewer = scene.villageViewers[role];
      const selection = selectAll(schema, type, options);
      const ask = async (key: GivenKey) => {
        const question = { type, field, keys: [key], selection };
        const response = await askEntities(subgraph, viewer, question, plain);
        expect(faultsIn(response)).toEqual([]);
        return withoutKey(response, written(subgraph, viewer, type, key));
      };
      for (const { key, missing } of outside) expect(await ask(key)).toBe(await ask(missing));
    });
  });

  /** Fields of `Query` and `Mutation` that take a key: keys out of reach, and one that does not exist. */
  const fields: readonly {
    readonly subgraph: string;
    readonly query: string;
    readonly outside: (places: Places, scene: Scene) => readonly string[];
    readonly missing: (places: Places) => string;
  }[] = [
    {
      subgraph: 'directory',
      query: 'query ($key: ID!) { region(code: $key) { name } }',
      outside: ({ far }) => [far.village],
      missing: ({ far }) => `${far.village.slice(0, 9)}099`,
    },
    {
      subgraph: 'directory',
      query: 'query ($key: ID!) { regions(codes: [$key]) { name } }',
      outside: ({ far }) => [far.village],
      missing: ({ far }) => `${far.village.slice(0, 9)}099`,
    },
    {
      subgraph: 'directory',
      query: 'query ($key: ID!) { grid(gridCode: $key) { name } }',
      outside: ({ far }) => [far.grid],
      missing: ({ far }) => `${far.village}999`,
    },
    {
      subgraph: 'population',
      query:
        'query ($key: ID!) { householdMembers(dwellingCode: $key) { nodes { name } edges { cursor } pageInfo { hasNextPage } } }',
      outside: ({ far }) => [far.dwelling],
      missing: ({ far }) => `${far.grid}-9999`,
    },
    {
      subgraph: 'population',
      query: 'query ($key: ID!) { person(ref: $key) { name } }',
      outside: ({ far, unassignedCase }) => [far.resident, unassignedCase.person],
      missing: () => 'P0000000000000000',
    },
    {
      subgraph: 'housing',
      query: 'query ($key: ID!) { dwelling(dwellingCode: $key) { use } }',
      outside: ({ far }) => [far.dwelling],
      missing: ({ far }) => `${far.grid}-9999`,
    },
    {
      subgraph: 'special-populations',
      query: 'query ($key: ID!) { careCase(careCaseId: $key) { category } }',
      outside: ({ unassignedCase, closedCase }) => [unassignedCase.id, closedCase],
      missing: () => 'CC-990101-999999',
    },
    {
      subgraph: 'petitions',
      query: 'query ($key: String!) { petitionByQueryCode(queryCode: $key) { status } }',
      outside: ({ accusationIndex }, { city }) => [queryCodeOf(city, accusationIndex)],
      missing: () => '00000000000000000000',
    },
    {
      subgraph: 'petitions',
      query:
        'mutation ($key: ID!) { referToAssistance(petitionId: $key, service: LEGAL_AID, consentRef: "C-1") { service } }',
      outside: ({ otherPetition, accusation }) => [otherPetition, accusation],
      missing: () => 'PT-990101-999999',
    },
    {
      subgraph: 'disputes',
      query: 'query ($key: ID!) { dispute(disputeId: $key) { status } }',
      outside: ({ unassignedDispute }) => [unassignedDispute],
      missing: () => 'DS-990101-999999',
    },
    {
      subgraph: 'incidents',
      query:
        'query ($key: ID!) { incidents(region: $key, period: "2026") { nodes { incidentId } pageInfo { hasNextPage } } }',
      outside: ({ far }) => [far.village],
      missing: ({ far }) => `${far.village.slice(0, 9)}099`,
    },
  ];

  it.each(fields.flatMap((field) => roles.map((role) => [field.query, role, field] as const)))(
    'through %s, for %s',
    async (query, role: Role, { subgraph, outside, missing }) => {
      const { places } = scene;
      // A resident is limited to no region, whose names and grids are public.
      if (role === 'SUBJECT' && subgraph === 'directory') return;
      const ask = async (key: string) =>
        withoutKey(
          await scene.subgraph(subgraph).ask(scene.villageViewers[role], query, { key }),
          key,
        );
      const nothing = await ask(missing(places));
      for (const key of outside(places, scene)) expect(await ask(key)).toBe(nothing);
    },
  );

  it('a petitioner reads the own petition by its code, so codes do lead somewhere', async () => {
    const { data } = await scene
      .subgraph('petitions')
      .ask(
        scene.viewers.SUBJECT,
        'query ($key: String!) { petitionByQueryCode(queryCode: $key) { purpose } }',
        { key: queryCodeOf(scene.city, scene.places.petitionIndex) },
      );
    expect(data?.petitionByQueryCode).not.toBeNull();
  });
});
