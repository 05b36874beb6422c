import { getIntrospectionQuery } from 'graphql';
import { peopleSubgraph, placesSubgraph } from '../../__tests__/fixtures/city';
import { codeOf, startGateway, type TestGateway } from '../../__tests__/fixtures/startGateway';

describe('limits', () => {
  const places = placesSubgraph();
  let city: TestGateway;
  beforeAll(async () => {
    city = await startGateway({ subgraphs: [places, peopleSubgraph()] });
  });
  afterAll(() => city.gateway.close());

  const nested = (depth: number) =>
    `{ place(id: 1) { ${'inner { '.repeat(depth - 2)} id ${'} '.repeat(depth - 2)} } }`;
  const aliases = (count: number) =>
    `{ ${Array.from({ length: count }, (_, i) => `a${i}: role`).join(' ')} }`;
  const doubling = (levels: number) =>
    `${Array.from(
      { length: levels },
      (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`,
    ).join(' ')} fragment f${levels} on Query { role }`;
  const introspection = getIntrospectionQuery({
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  });
  const pages = '{ places(first: 100) { nodes { children { children { children { id } } } } } }';

  it.each([
    ['depth', nested(16), 'QUERY_TOO_DEEP', 16, 15],
    ['depth in fragments', `{ ...F } fragment F on Query ${nested(16)}`, 'QUERY_TOO_DEEP', 16, 15],
    ['aliases', aliases(61), 'QUERY_TOO_WIDE', 61, 60],
    [
      'aliases in fragments',
      `{ ...F ... { ...F } } fragment F on Query ${aliases(31)}`,
      'QUERY_TOO_WIDE',
      62,
      60,
    ],
    ['fragments that double', `{ ...f0 } ${doubling(10)}`, 'QUERY_TOO_WIDE', 3071, 600],
    ['repeated fields', `{ ${'role '.repeat(601)} }`, 'QUERY_TOO_WIDE', 601, 600],
    [
      'introspection over and over',
      `{ ${Array.from({ length: 9 }, (_, i) => `a${i}: __schema { ...S }`).join(' ')} }
       fragment S on __Schema { ${'types { name } '.repeat(40)} }`,
      'QUERY_TOO_WIDE',
      738,
      600,
    ],
    ['tokens', `{ role(${'a '.repeat(4000)}) }`, 'QUERY_TOO_LONG', 4005, 4000],
    ['nested lists', pages, 'QUERY_TOO_COSTLY', 111_100, 20_000],
    [
      'a schema default of first',
      '{ places { nodes { children { children { children { children { id } } } } } } }',
      'QUERY_TOO_COSTLY',
      555_550,
      20_000,
    ],
    [
      'lists in fragments',
      `{ ...P } fragment P on Query { ... ${pages} }`,
      'QUERY_TOO_COSTLY',
      111_100,
      20_000,
    ],
  ])(
    'refuses too much by %s, with the value and the limit',
    async (_w, query, code, value, limit) => {
      const answer = await city.ask(query);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toHaveLength(1);
      const [error] = answer.body.errors;
      expect(error.extensions).toEqual({ code, value, limit });
      expect(error.message).toContain(String(value));
      expect(error.message).toContain(String(limit));
    },
  );

  it('counts the page size of variables, also for a document it has seen', async () => {
    const query =
      'query P($n: Int!) { places(first: $n) { nodes { children { children { children { id } } } } } }';
    const small = await city.ask(query, { variables: { n: 1 } });
    expect(codeOf(small)).toBeUndefined();
    const large = await city.ask(query, { variables: { n: 100 } });
    expect(codeOf(large)).toBe('QUERY_TOO_COSTLY');
  });

  it.each([
    ['depth', nested(15)],
    ['aliases', aliases(60)],
    ['introspection', introspection],
    ['introspection beside data', '{ role __type(name: "Place") { name } }'],
  ])('lets pass what stays within: %s', async (_what, query) => {
    const answer = await city.ask(query);
    expect(answer.body.errors).toBeUndefined();
    expect(answer.status).toBe(200);
  });

  it('leaves a fragment inside itself to validation', async () => {
    const answer = await city.ask('{ ...F } fragment F on Query { role ...F }');
    expect(codeOf(answer)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('asks no subgraph when it refuses', async () => {
    const before = city.lines().length;
    places.requests.length = 0;
    await city.ask(pages);
    expect(places.requests).toEqual([]);
    expect(city.lines().slice(before)).toMatchObject([
      { operation: null, role: 'ANALYST', status: 400, errors: ['QUERY_TOO_COSTLY'] },
    ]);
  });

  it('refuses a body over its limit before reading it', async () => {
    const answer = await city.ask(`{ role } #${'x'.repeat(1024 * 1024)}`);
    expect({ status: answer.status, extensions: answer.body.errors[0].extensions }).toEqual({
      status: 413,
      extensions: { code: 'BODY_TOO_LARGE', value: 1_048_598, limit: 1_048_576 },
    });
  });

  it('takes limits of its own', async () => {
    const strict = await startGateway({ limits: { depth: 1 } });
    const answer = await strict.ask('{ place(id: 1) { id } }');
    await strict.gateway.close();
    expect(answer.body.errors[0].extensions).toEqual({
      code: 'QUERY_TOO_DEEP',
      value: 2,
      limit: 1,
    });
  });
});

describe('introspection switched off', () => {
  let city: TestGateway;
  beforeAll(async () => {
    city = await startGateway({ introspection: false });
  });
  afterAll(() => city.gateway.close());

  it.each([
    '{ __schema { types { name } } }',
    '{ s: __type(name: "Place") { name } }',
    '{ ...F } fragment F on Query { ... { __schema { queryType { name } } } }',
  ])('refuses %s', async (query) => {
    const answer = await city.ask(query);
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({
      status: 400,
      code: 'INTROSPECTION_DISABLED',
    });
  });

  it('keeps __typename, and suggests no names', async () => {
    expect((await city.ask('{ __typename }')).body).toEqual({ data: { __typename: 'Query' } });
    const { message } = (await city.ask('{ rol }')).body.errors[0];
    expect(message).toBe('Cannot query field "rol" on type "Query".');
  });
});
