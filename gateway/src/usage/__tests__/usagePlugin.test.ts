import { peopleSubgraph, placesSubgraph } from '../../__tests__/fixtures/city';
import { startGateway } from '../../__tests__/fixtures/startGateway';
import { fakeRegistry, versionOf } from '../../follow/__tests__/fakeRegistry';

const sdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Place @key(fields: "id") { id: ID! name: String! }
  type Query { place(id: ID!): Place nothing: String! }`;

describe.each(['civic', 'apollo'] as const)('a gateway with a registry (%s)', (engine) => {
  it('tells which operations were executed, by whom, and no value of them', async () => {
    const registry = fakeRegistry(versionOf(1, [{ name: 'places', url: null, sdl }]));
    const { ask, gateway } = await startGateway({
      subgraphs: [placesSubgraph(), peopleSubgraph()],
      registry,
      engine,
    });
    const headers = { 'apollographql-client-name': 'wall', 'apollographql-client-version': '2' };
    const query =
      'query Named($id: ID!) { place(id: $id) { name } other: place(id: "secret") { id } }';
    await ask(query, { variables: { id: 'hidden' }, headers });
    await ask(query, { variables: { id: '1' }, headers });
    // Not valid, not complete, not data.
    await ask('{ absent }');
    await ask('query A { nothing } query B { nothing }');
    await ask('{ __schema { queryType { name } } }');
    await gateway.close();
    expect(registry.uses).toEqual([
      {
        operationHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        operationName: 'Named',
        document:
          'query Named($id: ID!) {\n  place(id: $id) {\n    name\n  }\n  other: place(id: "") {\n    id\n  }\n}',
        client: 'wall',
        clientVersion: '2',
        department: null,
        coordinates: ['Place.id', 'Place.name', 'Query.place', 'Query.place(id:)'],
        day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        count: 2,
      },
    ]);
    expect(registry.isClosed).toBe(true);
  });
});
