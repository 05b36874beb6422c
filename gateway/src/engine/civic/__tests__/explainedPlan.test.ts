import {
  demoIssuer,
  startGateway,
  type TestGateway,
} from '../../../__tests__/fixtures/startGateway';

describe('extensions.plan', () => {
  let city: TestGateway;
  let authorization: string;
  beforeAll(async () => {
    city = await startGateway();
    authorization = await bearer({ debug: true });
  });
  afterAll(() => city.gateway.close());

  async function bearer(claims: { readonly debug?: boolean }): Promise<string> {
    const issuer = await demoIssuer();
    return `Bearer ${await issuer.issueToken({ role: 'analyst', ...claims })}`;
  }

  const explain = async (query: string, variables: Record<string, unknown> = {}) =>
    withoutTimes((await city.ask(query, { variables, headers: { authorization } })).body);

  it('shows the tree, what was moved, and the totals of each subgraph', async () => {
    const query = 'query Join($first: Int!) { places(first: $first) { nodes { population } } }';
    const answer = await explain(query, { first: 7 });
    expect(answer).toEqual({
      data: { places: { nodes: [{ population: 100 }, { population: 200 }] } },
      extensions: {
        plan: {
          planningMs: 'time',
          fromCache: false,
          projectionMs: 'time',
          tree: {
            kind: 'sequence',
            nodes: [
              {
                kind: 'rootFetch',
                subgraph: 'places',
                operation: expect.stringMatching(/^query.*places\(first:\s*\$first\)/),
                fetch: {
                  entities: 0,
                  rows: 3,
                  errors: 0,
                  startMs: 'time',
                  ms: 'time',
                  shared: false,
                },
              },
              {
                kind: 'entityFetch',
                subgraph: 'people',
                operation: expect.stringContaining('_entities'),
                fetch: {
                  entities: 2,
                  rows: 2,
                  errors: 0,
                  startMs: 'time',
                  ms: 'time',
                  shared: false,
                },
              },
            ],
          },
          subgraphs: {
            people: { fetches: 1, rows: 2, ms: 'time' },
            places: { fetches: 1, rows: 3, ms: 'time' },
          },
        },
      },
    });
    expect(JSON.stringify(answer.extensions)).not.toMatch(/"North"|\b7\b/);
  });

  it('says that a plan was kept, and what had nothing to ask for', async () => {
    const query = '{ place(id: "9") { population } }';
    await explain(query);
    const { plan } = (await explain(query)).extensions;
    expect(plan.fromCache).toBe(true);
    expect(plan.tree.nodes[1]).toMatchObject({ kind: 'entityFetch', fetch: null });
    expect(plan.subgraphs).toEqual({ places: { fetches: 1, rows: 0, ms: 'time' } });
  });

  it('stands beside errors', async () => {
    const answer = await explain('{ place(id: "2") { mayor } codedFault }');
    expect(answer.errors).toHaveLength(2);
    expect(answer.extensions.plan.subgraphs.people).toEqual({ fetches: 1, rows: 1, ms: 'time' });
  });

  it('is shown when variables do not fit, without any fetch', async () => {
    const query = 'query Join($first: Int!) { places(first: $first) { nodes { id } } }';
    const answer = await explain(query, { first: 'x' });
    expect(answer.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(answer.extensions.plan).toMatchObject({ tree: { fetch: null }, subgraphs: {} });
  });

  it('is not shown to a viewer without the scope, who shares the plan', async () => {
    const query = '{ places { nodes { population } } }';
    await explain(query);
    const usual = { headers: { authorization: await bearer({}) } };
    expect(Object.keys((await city.ask(query, usual)).body)).toEqual(['data']);
    const faulty = await city.ask('{ codedFault }', usual);
    expect(Object.keys(faulty.body).sort()).toEqual(['data', 'errors']);
  });

  it('does not reach the subgraphs as a right', async () => {
    const { data } = await explain('{ role }');
    expect(data).toEqual({ role: 'ANALYST' });
  });
});

/** The same value with every time replaced. */
function withoutTimes(value: unknown) {
  return JSON.parse(JSON.stringify(value), (key, part) =>
    /^(ms|.+Ms)$/.test(key) && typeof part === 'number' ? 'time' : part,
  );
}
