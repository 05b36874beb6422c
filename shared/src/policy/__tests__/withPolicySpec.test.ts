import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, Kind, parse, print } from 'graphql';
import { ownDirectives } from '../directiveNames';
import { withPolicySpec } from '../withPolicySpec';

const schema = (imports: string, federation = 'v2.9", import: ["@key"]', version = 'v0.1') =>
  parse(`
    extend schema
      @link(url: "https://specs.apollo.dev/federation/${federation.replace(/^([^"]*)$/, '$1"')})
      @link(url: "https://specs.civicgraph.cn/policy/${version}", import: [${imports}])
    type Query { a: String }
  `);

const defined = ({ definitions }: DocumentNode): string[] =>
  definitions.flatMap((node) => (node.kind === Kind.DIRECTIVE_DEFINITION ? [node.name.value] : []));
const composed = (document: DocumentNode): string[] =>
  [...print(document).matchAll(/composeDirective\(name: "(@\w+)"\)/g)].map(([, name = '']) => name);

describe('withPolicySpec', () => {
  it('defines and composes what a schema imports, so that it builds', () => {
    const imports = ownDirectives.map((name) => `"@${name}"`).join(' ');
    const document = withPolicySpec(schema(imports));
    expect(defined(document)).toEqual(ownDirectives);
    expect(composed(document)).toEqual(ownDirectives.map((name) => `@${name}`));
    expect(
      buildSubgraphSchema({ typeDefs: document })
        .getDirective('mask')
        ?.args.map(({ name }) => name),
    ).toEqual(['as', 'unless']);
  });

  it('does so under the names that the schema gives them', () => {
    const document = withPolicySpec(
      schema(
        '{ name: "@mask", as: "@veil" }',
        'v2.9", import: [{ name: "@composeDirective", as: "@carry" }]',
      ),
    );
    expect(defined(document)).toEqual(['veil']);
    expect(print(document)).toContain('@carry(name: "@veil")');
  });

  it('leaves what a schema says itself, and changes nothing twice', () => {
    const once = withPolicySpec(schema('"@mask" "@purpose"'));
    expect(print(withPolicySpec(once))).toBe(print(once));
  });

  it('leaves a schema that does not link the spec', () => {
    const document = parse('type Query { a: String }');
    expect(withPolicySpec(document)).toBe(document);
  });

  it.each([
    ['an unknown directive', () => schema('"@maks"'), 'imports "@maks" from the policy spec'],
    [
      'what is not imported, and would be dropped',
      () => parse(`${print(schema('"@purpose"'))} type A { b: String @policy__mask(as: "NAME") }`),
      'uses "@policy__mask" of the policy spec without importing it',
    ],
    ['an unknown version', () => schema('"@mask"', undefined, 'v9.0'), 'version "v9.0"'],
    ['Federation 2.0', () => schema('"@mask"', 'v2.0'), 'with version "v2.0" of Federation'],
    [
      'no Federation',
      () =>
        parse(
          'extend schema @link(url: "https://specs.civicgraph.cn/policy/v0.1", import: ["@mask"]) type Query { a: Int }',
        ),
      'with no version of Federation',
    ],
  ])('refuses %s', (_, document, message) => {
    expect(() => withPolicySpec(document())).toThrow(
      expect.objectContaining({
        code: 'COMPOSITION_FAILED',
        message: expect.stringContaining(message),
      }),
    );
  });
});
