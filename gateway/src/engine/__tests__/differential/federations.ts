import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPolicySpec } from '@civicgraph/shared';
import { parse, print } from 'graphql';

export interface Federation {
  readonly name: string;
  /** SDL by subgraph. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** Whether each field is of one subgraph: no plan can avoid one that is down. */
  readonly hasOneOwnerOfEach: boolean;
}

const header = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@requires", "@external", "@provides", "@shareable", "@override", "@interfaceObject", "@inaccessible"]
)
`;

/** Entities over several subgraphs, by several keys; values shared, required, provided, taken over. */
const places: Federation = {
  name: 'places',
  hasOneOwnerOfEach: false,
  subgraphs: {
    directory: `${header}
      scalar JSON
      enum Level { CITY TOWN VILLAGE }
      input Filter { level: Level = TOWN, codes: [ID!], near: Point }
      input Point { x: Float!, y: Float = 1.5 }
      type Query {
        regions(filter: Filter): [Region!]!
        region(code: ID!): Region
        places(first: Int = 2): [Place]
        place(id: ID!): Place!
        found(kinds: [Level!]!): [Found]
      }
      type Mutation { renameRegion(code: ID!, name: String): Region }
      interface Place { id: ID! label: String region: Region }
      type Region implements Place @key(fields: "id") @key(fields: "code") {
        id: ID!
        code: ID!
        label: String
        name: String! @shareable
        level: Level
        region: Region
        parent: Region
        grids(first: Int = 2): [Grid!]
        stats(period: String! = "2026"): Stats @shareable
        extra: JSON
      }
      type Grid implements Place @key(fields: "id") {
        id: ID!
        label: String
        area: Float!
        region: Region!
        shape: [[Int!]!]
        history: [[Stats]]
      }
      type Stats @shareable { total: Int! rate: Float cells: [Cell!] }
      type Cell @shareable { value: Int label: String! }
      type Person @key(fields: "id") { id: ID! nick: String }
      union Found = Region | Grid | Person`,
    people: `${header}
      type Query { person(id: ID!): Person people(limit: Int! = 2): [Person!] }
      type Mutation { movePerson(id: ID!, grid: ID): Person! }
      interface Named { name: String! }
      type Person implements Named @key(fields: "id") {
        id: ID!
        name: String!
        age: Int
        home: Grid
        friends(limit: Int): [Person!]
        boss: Person @provides(fields: "rank")
        rank: Int @external
      }
      type Grid @key(fields: "id") {
        id: ID!
        people(limit: Int): [Person!]!
        head: Named
        area: Float! @external
        density: Float @requires(fields: "area")
      }
      type Region @key(fields: "code") {
        code: ID!
        population: Int!
        name: String! @external
        stats(period: String! = "2026"): Stats @external
        caption(upper: Boolean = false): String! @requires(fields: "name stats(period: \\"2025\\") { total cells { value } }")
      }
      type Stats @shareable { total: Int! rate: Float cells: [Cell!] }
      type Cell @shareable { value: Int label: String! }`,
    housing: `${header}
      type Query { dwelling(id: ID!): Dwelling owners: [Owner!] }
      type Person @key(fields: "id") { id: ID! rank: Int @shareable dwellings: [Dwelling!] }
      type Region @key(fields: "id") { id: ID! name: String! @shareable homes: Int! stats(period: String! = "2026"): Stats @shareable }
      type Stats @shareable { total: Int! rate: Float cells: [Cell!] }
      type Cell @shareable { value: Int label: String! }
      type Grid @key(fields: "id") { id: ID! dwellings(open: Boolean): [Dwelling!]! }
      type Dwelling @key(fields: "id") { id: ID! rooms: Int owner: Owner grid: Grid owners: [[Owner!]] }
      type Company { name: String! staff: [Person] seat: Region }
      union Owner = Person | Company`,
  },
};

/** An interface that is an entity, and a subgraph that knows it only as one object. */
const records: Federation = {
  name: 'records',
  hasOneOwnerOfEach: false,
  subgraphs: {
    registry: `${header}
      type Query { records(first: Int): [Record!]! record(id: ID!): Record petition(id: ID!): Petition }
      interface Record @key(fields: "id") { id: ID! title: String }
      type Petition implements Record @key(fields: "id") { id: ID! title: String late: Boolean reply: Reply }
      type Incident implements Record @key(fields: "id") { id: ID! title: String place: String! related: [Record] }
      type Reply { text: String! by: String }`,
    notes: `${header}
      type Query { noted: [Record] pinned: Record! }
      type Record @key(fields: "id") @interfaceObject { id: ID! note(language: String = "zh"): String marks: [Int!] next: Record }`,
    desks: `${header}
      type Query { desks: [Desk!]! }
      type Desk @key(fields: "id") { id: ID! petitions(first: Int): [Petition] open: [Work!] }
      type Petition @key(fields: "id") { id: ID! desk: Desk urgency: Int }
      union Work = Petition | Errand
      type Errand { what: String! desk: Desk }`,
  },
};

/** The hub's own subgraphs. */
const hub: Federation = {
  name: 'hub',
  hasOneOwnerOfEach: true,
  subgraphs: Object.fromEntries(
    readdirSync(subgraphsFolder()).map((name) => [
      name,
      print(
        withPolicySpec(
          parse(readFileSync(join(subgraphsFolder(), name, 'schema.graphql'), 'utf8')),
        ),
      ),
    ]),
  ),
};

function subgraphsFolder(): string {
  return join(__dirname, '../../../../../subgraphs');
}

export const federations: readonly Federation[] = [places, records, hub];
