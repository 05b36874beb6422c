import { Kind, parse } from 'graphql';
import { createPolicyReader } from '../createPolicyReader';

const links = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@requiresScopes", "@policy"])
  @link(
    url: "https://specs.civicgraph.cn/policy/v0.1"
    as: "civic"
    import: ["@subject", "@sensitivity", "@mask", "@purpose", "@resource"]
  )`;

/** Reads the directives of `A.x`. */
function read(directives: string, head = links) {
  const document = parse(`${head} type A { x: String ${directives} }`);
  const type = document.definitions.find((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const field = type?.fields?.[0];
  if (!field) throw new Error('There is no field.');
  return createPolicyReader(document).read(field, 'A.x');
}

const nothing = {
  isAuthenticated: false,
  scopes: [],
  policies: [],
  purposes: [],
  sensitivity: null,
  masks: [],
  isSubject: false,
  subjectPerson: null,
};

describe('createPolicyReader', () => {
  it('takes the strictest level, and every mask and purpose', () => {
    expect(
      read(`
        @sensitivity(level: "SENSITIVE") @sensitivity(level: "PUBLIC") @mask(as: "NAME", unless: [])
        @mask(as: "TOKEN", unless: [["a", "b"], ["c"]])
        @purpose(anyOf: ["AUDIT"]) @purpose(anyOf: ["AUDIT", "STATISTICS"])
      `),
    ).toEqual({
      ...nothing,
      sensitivity: 'SENSITIVE',
      masks: [
        { as: 'NAME', unless: [] },
        { as: 'TOKEN', unless: [['a', 'b'], ['c']] },
      ],
      purposes: [['AUDIT'], ['AUDIT', 'STATISTICS']],
    });
  });

  it('tells persons from records about a person', () => {
    expect(read('@subject')).toEqual({ ...nothing, isSubject: true });
    expect(read('@subject(person: "subject { ref }")')).toEqual({
      ...nothing,
      isSubject: true,
      subjectPerson: 'subject { ref }',
    });
  });

  it('knows directives by the namespace of what is linked and not imported', () => {
    expect(read('@federation__authenticated @civic__mask(as: "NAME")', links)).toEqual({
      ...nothing,
      isAuthenticated: true,
    });
    const bare = 'extend schema @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic")';
    expect(read('@mask(as: "YEAR") @civic__mask(as: "NAME")', bare)).toEqual({
      ...nothing,
      masks: [{ as: 'NAME', unless: [] }],
    });
  });

  it('knows the directives of Federation in a schema that links nothing', () => {
    expect(read('@authenticated @mask(as: "NAME")', '')).toEqual({
      ...nothing,
      isAuthenticated: true,
    });
  });

  it.each([
    [
      '@sensitivity(level: "SECRET")',
      '"SECRET" as its "level". Expected one of PUBLIC, INTERNAL, PERSONAL, SENSITIVE.',
    ],
    ['@sensitivity(level: PERSONAL)', '"PERSONAL" as its "level"'],
    ['@sensitivity', 'nothing as its "level"'],
    ['@mask(as: "NAEM")', '"NAEM" as its "as". Expected one of NAME, ID_NUMBER'],
    ['@mask(as: "NAME", unless: ["a"])', 'as its "unless". Expected alternatives'],
    ['@mask(as: "NAME", unless: [[]])', '"[[]]" as its "unless"'],
    ['@purpose(anyOf: ["AUDIT", "FUN"])', '"FUN" as its "anyOf". Expected one of SERVICE_VISIT'],
    ['@purpose(anyOf: [])', '"[]" as its "anyOf"'],
    ['@purpose(anyOf: "AUDIT")', '"AUDIT" as its "anyOf"'],
    ['@requiresScopes(scopes: [])', '"[]" as its "scopes"'],
    ['@requiresScopes(scopes: [[1]])', '"[[1]]" as its "scopes"'],
    ['@policy(policies: [["a"], []])', 'as its "policies"'],
    ['@subject(person: "")', '"" as its "person"'],
    ['@subject @subject(person: "ref")', 'has nothing and "ref" as its "person"'],
  ])('refuses %s and says where it is', (directives, expected) => {
    expect(() => read(directives)).toThrow(
      expect.objectContaining({
        code: 'COMPOSITION_FAILED',
        message: expect.stringContaining(expected),
      }),
    );
    expect(() => read(directives)).toThrow('"A.x"');
  });

  it('refuses a version of the spec that it does not know', () => {
    const head = links.replace('policy/v0.1', 'policy/v0.2');
    expect(() => read('', head)).toThrow('links the version "v0.2"');
  });

  it('reads entries of the data-resource directory, and refuses a wrong one', () => {
    const resources = (shareType: string) => {
      const document = parse(`${links}
        type A @resource(
          code: "1", name: "房屋", shareType: "${shareType}", legalBasis: "《条例》"
          updateCycle: "DAILY", dataLevel: "GENERAL"
        ) { x: String }`);
      const type = document.definitions.find((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
      return type && createPolicyReader(document).readResources(type);
    };
    expect(resources('CONDITIONAL')).toEqual([
      {
        code: '1',
        name: '房屋',
        shareType: 'CONDITIONAL',
        legalBasis: '《条例》',
        updateCycle: 'DAILY',
        dataLevel: 'GENERAL',
      },
    ]);
    expect(() => resources('SOMETIMES')).toThrow('"@resource" on "A" has "SOMETIMES"');
  });
});
