import { parse } from 'graphql';
import { composeSupergraph, createApiSchema } from '../../supergraph';
import { readSupergraphPolicy } from '../SupergraphPolicy';

const header = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requiresScopes"])
  @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: ["@subject", "@sensitivity", "@mask", "@purpose"])
`;

function policyOf(...sdls: readonly string[]) {
  const sdl = composeSupergraph(
    sdls.map((text, index) => ({ name: `s${index}`, sdl: `${header}${text}` })),
  );
  return readSupergraphPolicy(parse(sdl), sdl, createApiSchema(sdl));
}

describe('whom an instance is about', () => {
  it('is told by the key of a person, and by the way to it from a record', () => {
    const policy = policyOf(`
      type Query { cases: [Case] }
      type Case @subject(person: "file { holder { ref } }") { file: File }
      type File { holder: Person }
      type Person @key(fields: "ref") @subject { ref: ID! }`);
    expect(policy.subjectOf('Case')).toMatchObject({
      type: 'Person',
      keys: [['file', 'holder', 'ref']],
    });
    expect(policy.subjectOf('Person')).toMatchObject({ type: 'Person', keys: [['ref']] });
    expect(policy.subjectOf('File')).toBeUndefined();
  });

  it.each([
    'holder { ref }',
    'person',
    'person { name { first } }',
    'ref',
    'person { ref',
    '__typename',
  ])('is refused where no way leads: %s', (person) => {
    const sdl = `
      type Query { case: Case }
      type Case @subject(person: "${person}") { id: ID! person: Person }
      type Person @key(fields: "ref") { ref: ID! name: String }`;
    expect(() => policyOf(sdl)).toThrow(
      expect.objectContaining({
        code: 'COMPOSITION_FAILED',
        extensions: expect.objectContaining({ place: 'Case' }),
      }),
    );
  });
});

describe('two subgraphs', () => {
  it('never make a field more open than the stricter of them says', () => {
    const policy = policyOf(
      `type Query { person: Person }
       type Person @key(fields: "ref") @purpose(anyOf: ["CARE_DELIVERY", "AUDIT"]) {
         ref: ID!
         name: String @shareable @requiresScopes(scopes: [["a"]]) @mask(as: "NAME", unless: [["x"]])
       }`,
      `type Person @key(fields: "ref") @sensitivity(level: "SENSITIVE") @purpose(anyOf: ["AUDIT"]) {
         ref: ID!
         name: String @shareable @requiresScopes(scopes: [["b"]]) @mask(as: "NAME", unless: [["y"]]) @sensitivity(level: "PUBLIC")
       }`,
    );
    const { requirement, masks, isPersonal } = policy.fieldOf('Person', 'name');
    expect(requirement).toEqual({
      scopes: [[['a', 'b']]],
      policies: [],
      purposes: [['CARE_DELIVERY', 'AUDIT'], ['AUDIT']],
    });
    expect(masks).toEqual([
      { as: 'NAME', unless: [['x']] },
      { as: 'NAME', unless: [['y']] },
    ]);
    expect(isPersonal).toBe(true);
  });
});

it('says nothing of a supergraph that says nothing', () => {
  expect(policyOf('type Query { a: String }').isEmpty).toBe(true);
  expect(policyOf('type Query { a: String @sensitivity(level: "PERSONAL") }').isEmpty).toBe(false);
});
