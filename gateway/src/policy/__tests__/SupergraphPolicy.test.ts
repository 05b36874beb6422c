import { composeSupergraph, createApiSchema } from '@civicgraph/shared/supergraph';
import { parse } from 'graphql';
import { readSupergraphPolicy } from '../SupergraphPolicy';

const header = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@inaccessible", "@policy", "@requiresScopes"])
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
    'persons { ref }',
    'to: person { ref }',
    'one(of: 1) { ref }',
    '... on Case { person { ref } }',
    '__typename',
    'hidden { ref }',
    '}{',
    'person { ref',
  ])('is refused where no way leads: %s', (person) => {
    const sdl = `
      type Query { case: Case }
      type Case @subject(person: "${person}") {
        id: ID! person: Person persons: [Person!] one(of: Int): Person hidden: Person @inaccessible
      }
      type Person @key(fields: "ref") { ref: ID! name: String }`;
    expect(() => policyOf(sdl)).toThrow(expect.objectContaining({ code: 'COMPOSITION_FAILED' }));
  });

  it('stays what it was whatever key another subgraph gives a person', () => {
    const people =
      'type Query { me: Person } type Person @key(fields: "ref") @subject { ref: ID! }';
    const policy = policyOf(
      'type Person @key(fields: "file") @key(fields: "ref") { file: ID! ref: ID! }',
      people,
    );
    expect(policy.subjectOf('Person')?.keys).toEqual([['ref']]);
    expect(policy.fieldOf('Person', 'file').tokenType).toBe('Person');
    expect(() =>
      policyOf(
        people,
        'type Person @key(fields: "file") { file: ID! } type Query { all: [Person] }',
      ),
    ).toThrow(expect.objectContaining({ code: 'COMPOSITION_FAILED' }));
  });

  it('is refused by a key that would not leave as a token', () => {
    const sdl = `type Query { me: Person }
      type Person @key(fields: "id { number }") @subject { id: Id! } type Id { number: ID! }`;
    expect(() => policyOf(sdl)).toThrow(
      expect.objectContaining({ message: expect.stringContaining('fields of another type') }),
    );
  });

  it('follows from an interface as well', () => {
    const policy = policyOf(`
      type Query { one: Human }
      interface Human @subject { ref: ID! }
      interface Known { ref: ID! }
      type Resident implements Human & Known @key(fields: "ref") { ref: ID! name: String }
      type Office implements Known @key(fields: "ref") { ref: ID! name: String }`);
    expect(policy.subjectOf('Resident')).toMatchObject({ type: 'Resident', keys: [['ref']] });
    expect(policy.fieldOf('Resident', 'ref').tokenType).toBe('Resident');
    expect(policy.fieldOf('Resident', 'name').isPersonal).toBe(true);
    // Of whom nobody says what they are.
    expect(policy.fieldOf('Known', 'ref').tokenType).toBe('Known');
    expect(policy.fieldOf('Office', 'ref').tokenType).toBeUndefined();
  });

  it('is refused when a type and its interface lead to different persons', () => {
    const sdl = `type Query { one: Human }
      interface Human @subject { ref: ID! }
      type Case implements Human @subject(person: "ref") { ref: ID! }`;
    expect(() => policyOf(sdl)).toThrow(expect.objectContaining({ code: 'COMPOSITION_FAILED' }));
  });
});

describe('what a field is made of', () => {
  it('closes it: a scalar and an enum have policies too', () => {
    const policy = policyOf(`
      type Query { all: [Number!] kind: Kind }
      scalar Number @requiresScopes(scopes: [["a"]])
      enum Kind @policy(policies: [["b"]]) { ONE }`);
    expect(policy.fieldOf('Query', 'all').requirement.scopes).toEqual([[['a']]]);
    expect(policy.fieldOf('Query', 'kind').requirement.policies).toEqual([[['b']]]);
  });

  it('closes it, and makes it personal, where it is computed from what clients do not see', () => {
    const policy = policyOf(
      `type Query { me: Person }
       type Person @key(fields: "ref") { ref: ID! file: File @inaccessible }
       type File { name: String @mask(as: "NAME", unless: [["x"]]) @sensitivity(level: "SENSITIVE") }`,
      `type Person @key(fields: "ref") {
         ref: ID! file: File @external greeting: String @requires(fields: "file { name }")
       }
       type File { name: String @external }`,
    );
    expect(policy.fieldOf('Person', 'greeting')).toMatchObject({
      requirement: { scopes: [[['x']]] },
      isPersonal: true,
    });
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

it('holds what an interface says, though another subgraph hides the interface', () => {
  const policy = policyOf(
    `type Query { one: Person }
     interface Guarded @purpose(anyOf: ["AUDIT"]) { name: String @mask(as: "NAME") }
     type Person implements Guarded { name: String }`,
    'interface Guarded @inaccessible { name: String } type Query { other: Int }',
  );
  expect(policy.fieldOf('Person', 'name')).toMatchObject({
    requirement: { purposes: [['AUDIT']] },
    masks: [{ as: 'NAME', unless: [] }],
  });
});

it('calls persons personal, whatever lower level another subgraph gives them', () => {
  const policy = policyOf(
    'type Query { me: Person } type Person @key(fields: "ref") @subject { ref: ID! name: String }',
    'type Person @key(fields: "ref") @sensitivity(level: "PUBLIC") { ref: ID! }',
  );
  expect(policy.fieldOf('Person', 'name').isPersonal).toBe(true);
});

it('says nothing of a supergraph that says nothing', () => {
  expect(policyOf('type Query { a: String }').isEmpty).toBe(true);
  expect(policyOf('type Query { a: String @sensitivity(level: "PERSONAL") }').isEmpty).toBe(false);
});
