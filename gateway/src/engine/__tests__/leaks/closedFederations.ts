const header = `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@requires", "@external", "@shareable", "@authenticated", "@requiresScopes", "@policy", "@interfaceObject", "@composeDirective"]
  )
  @link(
    url: "https://specs.civicgraph.cn/policy/v0.1"
    as: "civic"
    import: ["@subject", "@sensitivity", "@mask", "@purpose"]
  )
`;

export interface ClosedFederation {
  readonly name: string;
  /** SDL by subgraph, without the definitions of the spec. */
  readonly subgraphs: Readonly<Record<string, string>>;
}

const a = '@requiresScopes(scopes: [["a"]])';
const b = '@requiresScopes(scopes: [["b"]])';
const aOrB = '@requiresScopes(scopes: [["a"], ["b"]])';
const forCare = '@purpose(anyOf: ["CARE_DELIVERY"])';
const forVisitOrCare = '@purpose(anyOf: ["SERVICE_VISIT", "CARE_DELIVERY"])';

/** Policies at every place of a schema: types and fields, null and non-null, required, shared, of interfaces and unions. */
export const closedFederations: readonly ClosedFederation[] = [
  {
    name: 'care',
    subgraphs: {
      cases: `${header}
        type Query {
          case(id: ID!): Case
          cases(first: Int = 2): [Case!]
          mine: [Case] ${a}
          found: [Found!]
          named: [Named]
          open: String
        }
        type Mutation { closeCase(id: ID!): Case ${a} renameCase(id: ID!): Case }
        interface Named { name: String note: String }
        type Case implements Named @key(fields: "id") @subject(person: "client { ref }") @sensitivity(level: "SENSITIVE") {
          id: ID!
          name: String
          note: String ${a}
          category: String! ${aOrB}
          client: Person
          worker: Worker! ${b}
          diary: Diary
          days: [Int!]! ${a}
          phone: String @mask(as: "PHONE", unless: [["a"]])
        }
        type Diary ${forCare} { text: String! day: String entries: [Diary!] }
        type Person @key(fields: "ref") { ref: ID! nick: String ${b} }
        type Worker implements Named @key(fields: "id") { id: ID! name: String @mask(as: "NAME", unless: [["a", "b"]]) note: String! case: Case }
        union Found = Case | Worker | Diary`,
      people: `${header}
        type Query { person(ref: ID!): Person me: Person ${forVisitOrCare} people(limit: Int = 2): [Person!]! }
        type Person @key(fields: "ref") @subject @sensitivity(level: "PERSONAL") @authenticated {
          ref: ID!
          name: String ${a} @mask(as: "NAME", unless: [["b"]])
          born: String @mask(as: "YEAR", unless: [["a"]])
          age: Int ${forVisitOrCare}
          home: Home
          friends(limit: Int): [Person!] ${b}
          rank: Int ${a}
        }
        type Home @policy(policies: [["under-grant"]]) { street: String! town: String persons: [Person!] }
        type Worker @key(fields: "id") { id: ID! title: String @shareable salary: Float ${a} }`,
      desks: `${header}
        type Query { desk(id: ID!): Desk desks: [Desk] }
        type Desk @key(fields: "id") { id: ID! head: Worker persons: [Person] label: String! }
        type Worker @key(fields: "id") { id: ID! title: String @shareable ${b} load: Int }
        type Person @key(fields: "ref") {
          ref: ID!
          rank: Int @external
          age: Int @external
          born: String @external
          stage: String @requires(fields: "age")
          sign: String! @requires(fields: "born")
          score: Int @requires(fields: "rank") ${a}
          summary: String! @requires(fields: "rank") @requiresScopes(scopes: [["a", "b"]])
        }`,
    },
  },
  {
    name: 'files',
    subgraphs: {
      registry: `${header}
        type Query { files(first: Int): [File!]! file(id: ID!): File petition(id: ID!): Petition works: [Work!] }
        interface File @key(fields: "id") { id: ID! title: String author: String }
        type Petition implements File @key(fields: "id") { id: ID! title: String ${a} author: String reply: Reply late: Boolean! ${b} }
        type Incident implements File @key(fields: "id") { id: ID! title: String author: String ${forCare} place: String! related: [File] }
        type Reply ${a} { text: String! by: String }
        union Work = Petition | Incident | Errand
        type Errand { what: String! file: File }`,
      desks: `${header}
        type Query { desks: [Desk!]! }
        type Desk @key(fields: "id") { id: ID! petitions(first: Int): [Petition] open: [Petition!] ${b} }
        type Petition @key(fields: "id") { id: ID! desk: Desk urgency: Int ${forVisitOrCare} tags: [String!]! ${a} }
        type Incident @key(fields: "id") { id: ID! loss: Float @mask(as: "YEAR", unless: [["b"]]) }`,
    },
  },
];
