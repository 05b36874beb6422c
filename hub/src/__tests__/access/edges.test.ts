import { composeSupergraph } from '@civicgraph/gateway';
import { print } from 'graphql';
import { subgraphDefinitions } from '../../subgraphs';
import { pathBetween, type TypeGraph, typeGraphOf } from './fixtures/typeGraph';

/** Edges that do not exist: what is known of an area or an office leads to nobody, nor does a person to cases. */
const forbidden = [
  ['Petition', 'Person'],
  ['Petition', 'CareCase'],
  ['Person', 'CareCase'],
  ['Person', 'Petition'],
  ['Region', 'Person'],
  ['Region', 'CareCase'],
  ['Region', 'Petition'],
  ['Grid', 'Person'],
  ['Grid', 'CareCase'],
  ['Dwelling', 'Person'],
  ['Incident', 'Person'],
  ['Department', 'Person'],
  ['CareCase', 'Petition'],
  ['CareCase', 'Incident'],
] as const;

const sdls = subgraphDefinitions.map(({ name, typeDefs }) => ({ name, sdl: print(typeDefs) }));
const graph = typeGraphOf(composeSupergraph(sdls));

/** The type graph when one subgraph publishes an addition. */
function graphWith(subgraph: string, addition: string): TypeGraph {
  const changed = sdls.map(({ name, sdl }) => ({
    name,
    sdl: name === subgraph ? `${sdl}\n${addition}` : sdl,
  }));
  return typeGraphOf(composeSupergraph(changed));
}

it.each(forbidden)('nothing leads from %s to %s', (from, to) => {
  expect(graph.has(from) && graph.has(to)).toBe(true);
  expect(pathBetween(graph, from, to)).toBeNull();
});

it('a care case leads to its person, and on to the address', () => {
  expect(pathBetween(graph, 'CareCase', 'StandardAddress')).toEqual([
    'CareCase.subject',
    'Person.currentResidence',
    'Residence.dwelling',
    'Dwelling.address',
  ]);
});

describe('a field that opens an edge is found', () => {
  it.each([
    ['special-populations', 'Region', 'CareCase'],
    ['petitions', 'Region', 'Petition'],
    ['petitions', 'Department', 'Petition'],
    ['population', 'Dwelling', 'Person'],
    ['population', 'Grid', 'Person'],
  ] as const)('in %s, from %s to %s', (subgraph, from, to) => {
    const opened = graphWith(subgraph, `extend type ${from} { opened: [${to}!] @authenticated }`);
    expect(pathBetween(opened, from, to)).toEqual([`${from}.opened`]);
  });

  it('in population, from Person to a type that another subgraph owns', () => {
    const opened = graphWith(
      'population',
      `extend type Person { opened: CareCase @authenticated }
       type CareCase @key(fields: "careCaseId", resolvable: false) @authenticated { careCaseId: ID! }`,
    );
    expect(pathBetween(opened, 'Person', 'CareCase')).toEqual(['Person.opened']);
    expect(pathBetween(opened, 'Person', 'Department')).toEqual([
      'Person.opened',
      'CareCase.leadDepartment',
    ]);
  });

  it('also by a detour, through lists, unions and interfaces', () => {
    const found = typeGraphOf(`
      type Query { everything: Region }
      type Region { centre: [Centre!]! }
      type Centre { keeper: Keeper }
      union Keeper = Office | Named
      type Office { name: String }
      interface Named { name: String }
      type Person implements Named { name: String home: Region }
    `);
    expect(pathBetween(found, 'Region', 'Person')).toEqual([
      'Region.centre',
      'Centre.keeper',
      'Keeper',
      'Named',
    ]);
    expect(pathBetween(found, 'Office', 'Person')).toBeNull();
  });
});
