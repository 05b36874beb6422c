import { createCity, createPolicyReader, type Resource } from '@civicgraph/shared';
import { directorySubgraph } from '@civicgraph/subgraph-directory';
import { Kind } from 'graphql';
import { subgraphDefinitions } from '../subgraphs';

/** The directory's entries by code, as the city is made with them. */
const listed = new Map(
  [...(directorySubgraph.synthetic.cityRows?.(createCity('XS')) ?? [])].flatMap(([table, row]) =>
    table === 'data_resource' ? [[String(row.resource_code), row] as const] : [],
  ),
);

/** What a department runs is listed once it is published. */
const said = subgraphDefinitions.flatMap(({ typeDefs }) => {
  const reader = createPolicyReader(typeDefs);
  return typeDefs.definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION
      ? reader.readResources(node).map((resource) => [node.name.value, resource] as const)
      : [],
  );
});

describe('the types that are entries of the data-resource directory', () => {
  it.each(said)('%s says what the directory lists', (_, resource: Resource) => {
    const row = listed.get(resource.code);
    expect({
      code: row?.resource_code,
      name: row?.name,
      shareType: row?.share_type,
      legalBasis: row?.legal_basis,
      updateCycle: row?.update_cycle,
      dataLevel: row?.data_level,
    }).toEqual(resource);
  });

  it('state more than five entries', () => {
    const codes = said.map(([, { code }]) => code);
    expect(new Set(codes).size).toBeGreaterThan(5);
  });
});
