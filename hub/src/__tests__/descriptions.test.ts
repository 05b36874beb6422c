import { Kind, type TypeDefinitionNode } from 'graphql';
import { allSubgraphDefinitions } from '../subgraphs';

const kinds: readonly string[] = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
];

it.each(allSubgraphDefinitions.map(({ name, typeDefs }) => [name, typeDefs] as const))(
  'every type of %s is described in English and Chinese',
  (_name, typeDefs) => {
    const undescribed = typeDefs.definitions
      .filter((node): node is TypeDefinitionNode => kinds.includes(node.kind))
      .filter(({ name }) => name.value !== 'Query' && name.value !== 'Mutation')
      .filter(({ description }) => !/[A-Za-z].*[\u4e00-\u9fff]/s.test(description?.value ?? ''))
      .map(({ name }) => name.value);
    expect(undescribed).toEqual([]);
  },
);
