import { ApolloGateway } from '@apollo/gateway';
import { createPolicyReader, withPolicySpec } from '@civicgraph/shared';
import { composeSupergraph, createApiSchema } from '@civicgraph/shared/supergraph';
import { buildSchema, type DocumentNode, Kind, parse, print, printSchema } from 'graphql';
import { openSupergraph } from '../../engine/planners/openSupergraph';
import { stripSecurity } from '..';

const federation = `@link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@authenticated", "@requiresScopes", "@policy"]
)`;
const everything = '["@subject", "@sensitivity", "@mask", "@purpose", "@resource"]';
const link = (imports = everything) =>
  `extend schema ${federation} @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: ${imports})`;

const compose = (...sdls: string[]) =>
  composeSupergraph(
    sdls.map((sdl, index) => ({ name: `s${index}`, sdl: print(withPolicySpec(parse(sdl))) })),
  );

const people = `${link()}
  type Query { person: Person @authenticated }
  type Person
    @key(fields: "ref") @authenticated @subject @sensitivity(level: "PERSONAL")
    @purpose(anyOf: ["CARE_DELIVERY", "EMERGENCY"])
    @resource(
      code: "913000000000000000-001", name: "人口", shareType: "CONDITIONAL", legalBasis: "《条例》"
      updateCycle: "DAILY", dataLevel: "IMPORTANT"
    ) {
    ref: ID!
    name: String @requiresScopes(scopes: [["person:name"]]) @policy(policies: [["under-grant"]])
    phone: String @mask(as: "PHONE", unless: [["person:phone"], ["grant:person", "person:name"]])
  }
`;

/** What a reader finds on a type or a field of a schema. */
function policyAt(document: DocumentNode, type: string, field?: string) {
  const reader = createPolicyReader(document);
  const node = document.definitions.find(
    (one) => one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === type,
  );
  if (node?.kind !== Kind.OBJECT_TYPE_DEFINITION) throw new Error(`There is no type ${type}.`);
  if (field === undefined) return { ...reader.read(node), resources: reader.readResources(node) };
  const found = node.fields?.find(({ name }) => name.value === field);
  if (!found) throw new Error(`There is no field ${field}.`);
  return reader.read(found, `${type}.${field}`);
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

describe('the policy spec in a supergraph', () => {
  const supergraph = compose(people);

  it('reads the same as in the subgraph', () => {
    for (const document of [parse(people), parse(supergraph)]) {
      expect(policyAt(document, 'Person')).toEqual({
        ...nothing,
        isAuthenticated: true,
        isSubject: true,
        sensitivity: 'PERSONAL',
        purposes: [['CARE_DELIVERY', 'EMERGENCY']],
        resources: [
          {
            code: '913000000000000000-001',
            name: '人口',
            shareType: 'CONDITIONAL',
            legalBasis: '《条例》',
            updateCycle: 'DAILY',
            dataLevel: 'IMPORTANT',
          },
        ],
      });
      expect(policyAt(document, 'Person', 'name')).toEqual({
        ...nothing,
        scopes: [[['person:name']]],
        policies: [[['under-grant']]],
      });
      expect(policyAt(document, 'Person', 'phone')).toEqual({
        ...nothing,
        masks: [{ as: 'PHONE', unless: [['person:phone'], ['grant:person', 'person:name']] }],
      });
    }
  });

  it('is nothing that clients see', () => {
    expect(printSchema(createApiSchema(supergraph))).toBe(
      printSchema(
        buildSchema(
          'type Person { ref: ID! name: String phone: String } type Query { person: Person }',
        ),
      ),
    );
  });

  it('loads in stock Apollo Gateway, which clients do not see it through either', async () => {
    const gateway = new ApolloGateway({ supergraphSdl: stripSecurity(supergraph) });
    const { schema } = await gateway.load();
    await gateway.stop();
    expect(printSchema(schema)).not.toMatch(/civic|sensitivity|@mask|@purpose|@subject|@resource/);
    expect(stripSecurity(supergraph)).toContain('@mask(as: "PHONE"');
  });

  it.each(['hive', 'apollo'] as const)('loads in the %s planner', (planner) => {
    const plan = openSupergraph(planner, supergraph);
    expect(JSON.stringify(plan('{ person { name phone } }', undefined))).toContain('phone');
  });

  it('reads under other names', () => {
    const renamed = compose(`
      extend schema
        @link(
          url: "https://specs.apollo.dev/federation/v2.9"
          import: [{ name: "@requiresScopes", as: "@scopes" }, { name: "@composeDirective", as: "@carry" }]
        )
        @link(url: "https://specs.civicgraph.cn/policy/v0.1", import: [{ name: "@mask", as: "@veil" }])
      type Query { a: String @scopes(scopes: [["x"]]) @veil(as: "NAME") @federation__authenticated }
    `);
    expect(policyAt(parse(renamed), 'Query', 'a')).toEqual({
      ...nothing,
      isAuthenticated: true,
      scopes: [[['x']]],
      masks: [{ as: 'NAME', unless: [] }],
    });
  });
});
