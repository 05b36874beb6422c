import { parse } from 'graphql';
import { findForbiddenPaths } from '../findForbiddenPaths';
import { forbiddenEdges } from '../forbiddenEdges';

/** The forbidden pairs of a schema with their paths. */
const pathsIn = (sdl: string) =>
  findForbiddenPaths(parse(sdl)).map(({ from, to, path }) => [
    `${from} ${to}`,
    ...path.map(({ coordinate }) => coordinate),
  ]);

it.each(forbiddenEdges)('a field from $from to $to is found', ({ from, to }) => {
  const sdl = `type ${from} { opened: [${to}!]! } type ${to} { id: ID }`;
  expect(pathsIn(sdl)).toEqual([[`${from} ${to}`, `${from}.opened`]]);
});

describe('a path is found', () => {
  it('through connections and lists', () => {
    expect(
      pathsIn(`
        type Grid { residents(first: Int): ResidentConnection! }
        type ResidentConnection { edges: [ResidentEdge!]! }
        type ResidentEdge { node: Person! }
        type Person { ref: ID! }
      `),
    ).toEqual([['Grid Person', 'Grid.residents', 'ResidentConnection.edges', 'ResidentEdge.node']]);
  });

  it('through a union', () => {
    expect(
      pathsIn(`
        type Incident { about: Party }
        union Party = Office | Person
        type Office { name: String }
        type Person { ref: ID! }
      `),
    ).toEqual([['Incident Person', 'Incident.about', 'Party']]);
  });

  it('through an interface, and an interface of it', () => {
    expect(
      pathsIn(`
        type Department { keeper: Node }
        interface Node { id: ID }
        interface Named implements Node { id: ID }
        type Person implements Named { id: ID }
      `),
    ).toEqual([['Department Person', 'Department.keeper', 'Node', 'Named']]);
  });

  it('through a field that a type has by its interface alone, as from an interface object', () => {
    expect(
      pathsIn(`
        interface Place { code: ID! owners: [Person!]! }
        type Region implements Place { code: ID! }
        type Person { ref: ID! }
      `),
    ).toEqual([['Region Person', 'Place.owners']]);
  });

  it('through extensions', () => {
    expect(
      pathsIn(`
        type Dwelling { code: ID! }
        extend type Dwelling { owner: Owner }
        union Owner = Office
        extend union Owner = Person
        type Office { name: String }
        type Person { ref: ID! }
      `),
    ).toEqual([['Dwelling Person', 'Dwelling.owner', 'Owner']]);
  });

  it('through a field that clients cannot reach', () => {
    const sdl = 'type Grid { head: Person @inaccessible } type Person { ref: ID! }';
    expect(pathsIn(sdl)).toEqual([['Grid Person', 'Grid.head']]);
  });

  it('through a field that gives the root back', () => {
    expect(
      pathsIn(`
        type Query { me: Person grid: Grid }
        type Grid { query: Query! }
        type Person { ref: ID! }
      `),
    ).toEqual([['Grid Person', 'Grid.query', 'Query.me']]);
  });
});

describe('no path is found', () => {
  it('against the direction of a field', () => {
    expect(pathsIn('type Person { grid: Grid } type Grid { code: ID! }')).toEqual([]);
  });

  it('from one type of an interface to another', () => {
    expect(
      pathsIn(`
        interface Named { name: String }
        type Department implements Named { name: String }
        type Person implements Named { name: String }
      `),
    ).toEqual([]);
  });

  it('from the roots, by which everything is reached', () => {
    expect(
      pathsIn('type Query { me: Person grid: Grid } type Grid { x: Int } type Person { y: Int }'),
    ).toEqual([]);
  });

  it('in a schema without the types', () => {
    expect(pathsIn('type Query { x: Int }')).toEqual([]);
  });
});

it('a finding says where it is and what to do', () => {
  const sdl =
    'type Region {\n  centre: Centre\n}\ntype Centre {\n  head: Person\n}\ntype Person {\n  ref: ID!\n}';
  expect(findForbiddenPaths(parse(sdl))).toEqual([
    {
      kind: 'FORBIDDEN_PATH',
      coordinate: 'Centre.head',
      location: { line: 5, column: 3 },
      from: 'Region',
      to: 'Person',
      path: [
        { coordinate: 'Region.centre', to: 'Centre', location: { line: 2, column: 3 } },
        { coordinate: 'Centre.head', to: 'Person', location: { line: 5, column: 3 } },
      ],
      message:
        '"Region" leads to "Person" by Region.centre → Centre.head. What is known of a place, an office or an event leads to nobody in particular: leave out the field that opened the path, or give it a type that does not lead to "Person".',
    },
  ]);
});
