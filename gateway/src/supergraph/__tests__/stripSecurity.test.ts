import { ApolloGateway } from '@apollo/gateway';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import { stripSecurity } from '../..';

const sdl = `
  extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@tag", "@authenticated", "@requiresScopes", "@policy"]
  )
  scalar Secret @requiresScopes(scopes: [["secret"]])
  enum Kind @authenticated { A B }
  interface Named { name: String }
  type Person implements Named @key(fields: "id") @authenticated {
    id: ID!
    name: String @requiresScopes(scopes: [["person:name"]]) @tag(name: "personal")
    kind: Kind @policy(policies: [["a", "b"]])
    secret: Secret
  }
  type Query { person: Person @authenticated policyText: String }
`;

describe('stripSecurity', () => {
  const supergraph = composeSupergraph([{ name: 'people', sdl }]);
  const stripped = stripSecurity(supergraph);

  it('is needed: the engine refuses the supergraph as composed', async () => {
    for (const name of ['@authenticated', '@requiresScopes', '@policy']) {
      expect(supergraph).toContain(name);
    }
    const engine = new ApolloGateway({ supergraphSdl: supergraph });
    await expect(engine.load()).rejects.toThrow(/SECURITY/);
  });

  it('leaves no trace of the three specs, and everything else', async () => {
    expect(stripped).not.toMatch(/@authenticated|requiresScopes|@policy|policy__|SECURITY\)/);
    expect(stripped).toContain('name: String @tag(name: "personal")');
    expect(stripped).toContain('policyText: String');
    expect(stripped).toContain('scalar Secret');
    const engine = new ApolloGateway({ supergraphSdl: stripped });
    const { schema } = await engine.load();
    await engine.stop();
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(['person', 'policyText']);
  });

  it('changes nothing twice', () => {
    expect(stripSecurity(stripped)).toBe(stripped);
  });
});

describe('composeSupergraph', () => {
  const catching = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      return error as { code: string; message: string };
    }
    throw new Error('nothing was thrown');
  };
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])';

  it('lists every problem with its subgraph', () => {
    const error = catching(() =>
      composeSupergraph([
        { name: 'a', sdl: `${link} type Query { x: Missing }` },
        { name: 'b', sdl: `${link} type Query { y: String } type T @key(fields: "no") { id: ID }` },
      ]),
    );
    expect(error.code).toBe('COMPOSITION_FAILED');
    expect(error.message).toContain('[a] Unknown type Missing');
    expect(error.message).toContain('[b] On type "T", for @key(fields: "no")');
  });

  it('names both subgraphs that disagree', () => {
    const error = catching(() =>
      composeSupergraph([
        { name: 'a', sdl: `${link} type Query { x: Int }` },
        { name: 'b', sdl: `${link} type Query { x: Int }` },
      ]),
    );
    expect(error.code).toBe('COMPOSITION_FAILED');
    expect(error.message).toMatch(/"a" and "b"|\[a, b\]/);
  });

  it('names the subgraph and the line of a syntax error', () => {
    const error = catching(() => composeSupergraph([{ name: 'a', sdl: 'type Query {\n x: }' }]));
    expect(error.message).toContain('[a] line 2: Syntax Error');
  });
});
