import { findForbiddenPaths, forbiddenEdges } from '@civicgraph/shared';
import { composeSupergraph, type NamedSdl } from '@civicgraph/shared/supergraph';
import { parse, print } from 'graphql';
import { allSubgraphDefinitions } from '../../subgraphs';

const sdls: readonly NamedSdl[] = allSubgraphDefinitions.map(({ name, typeDefs }) => ({
  name,
  sdl: print(typeDefs),
}));

/** The forbidden pairs of the supergraph when subgraphs publish additions, each with its path. */
function pathsWith(additions: Readonly<Record<string, string>>): string[][] {
  const known = sdls.map(({ name, sdl }) => ({ name, sdl: `${sdl}\n${additions[name] ?? ''}` }));
  const added = Object.entries(additions)
    .filter(([name]) => !sdls.some((sdl) => sdl.name === name))
    .map(([name, sdl]) => ({ name, sdl }));
  const supergraph = parse(composeSupergraph([...known, ...added]));
  return findForbiddenPaths(supergraph).map(({ from, to, path }) => [
    `${from} ${to}`,
    ...path.map(({ coordinate }) => coordinate),
  ]);
}

const person = 'type Person @key(fields: "ref", resolvable: false) @authenticated { ref: ID! }';
const careCase =
  'type CareCase @key(fields: "careCaseId", resolvable: false) @authenticated { careCaseId: ID! }';
const petition =
  'type Petition @key(fields: "petitionId", resolvable: false) @authenticated { petitionId: ID! }';
const incident =
  'type Incident @key(fields: "incidentId", resolvable: false) @authenticated { incidentId: ID! }';

/** Who could publish each pair, and what it would have to add. Types that it knows already need no stub. */
const offenders: Readonly<Record<string, readonly [subgraph: string, stub: string]>> = {
  'Petition Person': ['petitions', person],
  'Petition CareCase': ['petitions', careCase],
  'Person CareCase': ['population', careCase],
  'Person Petition': ['population', petition],
  'Region Person': ['population', ''],
  'Region CareCase': ['special-populations', ''],
  'Region Petition': ['petitions', ''],
  'Grid Person': ['population', ''],
  'Grid CareCase': ['incidents', careCase],
  'Dwelling Person': ['population', ''],
  'Dispute Person': ['disputes', person],
  'Incident Person': ['incidents', person],
  'Department Person': ['petitions', person],
  'CareCase Petition': ['special-populations', petition],
  'CareCase Incident': ['special-populations', incident],
};

const federation =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@interfaceObject", "@authenticated"])';
it('nothing in the supergraph leads from one type of a forbidden pair to the other', () => {
  expect(pathsWith({})).toEqual([]);
});

it('the supergraph has every type of the pairs', () => {
  const supergraph = parse(composeSupergraph(sdls));
  const types = new Set(supergraph.definitions.map((node) => 'name' in node && node.name?.value));
  const missing = forbiddenEdges.flatMap(({ from, to }) => [from, to].filter((t) => !types.has(t)));
  expect(missing).toEqual([]);
});

describe('a field that opens a pair is found', () => {
  it.each(forbiddenEdges)('from $from to $to', ({ from, to }) => {
    const [subgraph = '', stub] = offenders[`${from} ${to}`] ?? [];
    const opened = `extend type ${from} { opened: [${to}!] @authenticated }`;
    const paths = pathsWith({ [subgraph]: `${opened}\n${stub}` });
    expect(paths).toContainEqual([`${from} ${to}`, `${from}.opened`]);
  });

  it('by a union, though each subgraph sees but a part of the way', () => {
    const paths = pathsWith({
      population: `union Served = VisitTask | Person
        type GridWorker @key(fields: "workerId") @authenticated { workerId: ID! serves: Served }`,
    });
    expect(paths).toContainEqual(['Grid Person', 'Grid.workers', 'GridWorker.serves', 'Served']);
  });

  it('by an interface object, which adds it to types that its subgraph never names', () => {
    const paths = pathsWith({
      directory: `interface Place @key(fields: "code") { code: ID! }
        extend type Region implements Place`,
      registers: `${federation}
        type Place @key(fields: "code") @interfaceObject { code: ID! heads: [Person!] }
        ${person}`,
    });
    expect(paths).toContainEqual(['Region Person', 'Region.heads']);
  });
});
