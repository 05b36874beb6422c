import { allowedNames, closedTerms, findForbiddenNames, profiling } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import { type DocumentNode, parse, print } from 'graphql';
import { allSubgraphDefinitions } from '../../subgraphs';
import { closedRows } from './fixtures/matrix';

/** The supergraph when one subgraph publishes an addition. */
function supergraphWith(subgraph = '', addition = ''): DocumentNode {
  const sdls = allSubgraphDefinitions.map(({ name, typeDefs }) => ({
    name,
    sdl: `${print(typeDefs)}\n${name === subgraph ? addition : ''}`,
  }));
  return parse(composeSupergraph(sdls));
}

it('the supergraph has no name for what the hub must not hold', () => {
  expect(findForbiddenNames(supergraphWith())).toEqual([]);
});

it.each(allSubgraphDefinitions)('neither has $name by itself', ({ typeDefs }) => {
  expect(findForbiddenNames(typeDefs)).toEqual([]);
});

it('every place that is allowed all the same has such a name', () => {
  const found = findForbiddenNames(supergraphWith(), []);
  const places = found.map(({ coordinate, row }) => `${coordinate}: ${row}`);
  expect(places.sort()).toEqual(
    allowedNames.map(({ coordinate, row }) => `${coordinate}: ${row}`).sort(),
  );
});

it('there are terms for every row that the matrix closes to everybody', () => {
  expect(closedTerms.map(({ row }) => row)).toEqual([...closedRows, profiling]);
});

describe('a publish that adds a closed name is found in the supergraph', () => {
  it.each([
    ['population', 'extend type Person { religion: String }', 'Person.religion'],
    ['population', 'extend type Person { hivStatus: String }', 'Person.hivStatus'],
    ['population', 'extend type Person { heimingdan: Boolean }', 'Person.heimingdan'],
    ['population', 'extend type Person { "Some words. 活动轨迹" x: String }', 'Person.x'],
    ['population', 'extend type Query { find(faceImage: ID): ID }', 'Query.find(faceImage:)'],
    ['population', 'extend enum PopulationKind { SUSPECT }', 'PopulationKind.SUSPECT'],
    ['incidents', 'extend type Incident { victims: Int }', 'Incident.victims'],
    ['special-populations', 'extend type CareCase { sealedRecord: ID }', 'CareCase.sealedRecord'],
    [
      'special-populations',
      'extend type CareCase { attentionLevel: Int }',
      'CareCase.attentionLevel',
    ],
    [
      'petitions',
      'input Filter { zhianChufa: ID } extend type Query { find(by: Filter): ID }',
      'Filter.zhianChufa',
    ],
  ])('in %s: %s', (subgraph, addition, coordinate) => {
    const found = findForbiddenNames(supergraphWith(subgraph, addition));
    expect(found.map((finding) => finding.coordinate)).toEqual([coordinate]);
    expect(found[0]?.location).not.toBeNull();
  });
});
