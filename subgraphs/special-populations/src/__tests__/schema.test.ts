import { type DocumentNode, Kind, type TypeNode } from 'graphql';
import { typeDefs } from '../typeDefs';

/** `Type.field` of every field of the SDL with the name of the type it leads to. */
function fieldsOf({ definitions }: DocumentNode): [field: string, type: string][] {
  return definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION
      ? (node.fields ?? []).map(({ name, type }): [string, string] => [
          `${node.name.value}.${name.value}`,
          nameOf(type),
        ])
      : [],
  );
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

describe('The schema of special populations', () => {
  const fields = fieldsOf(typeDefs);

  it('leads to a case from the viewer alone', () => {
    const care = ['CareCase', 'CareCaseConnection', 'CareCaseEdge'];
    const ways = fields.filter(([, type]) => care.includes(type)).map(([field]) => field);
    expect(ways).toEqual([
      'CareCaseConnection.edges',
      'CareCaseConnection.nodes',
      'CareCaseEdge.node',
      'Query.myCareCases',
      'Query.careCase',
    ]);
  });

  it('leads from a case to its person, grid and department and nowhere else', () => {
    const scalars = ['ID', 'String', 'Date', 'CareCategory'];
    const ways = fields.filter(
      ([field, type]) => field.startsWith('CareCase.') && !scalars.includes(type),
    );
    expect(ways).toEqual([
      ['CareCase.leadDepartment', 'Department'],
      ['CareCase.grid', 'Grid'],
      ['CareCase.subject', 'Person'],
      ['CareCase.services', 'ServiceActionConnection'],
    ]);
  });

  it('has a person and a service by their case only', () => {
    const ways = fields.filter(([, type]) =>
      ['Person', 'ServiceAction', 'ServiceActionEdge', 'ServiceActionConnection'].includes(type),
    );
    expect(ways.map(([field]) => field)).toEqual([
      'CareCase.subject',
      'CareCase.services',
      'ServiceActionConnection.edges',
      'ServiceActionConnection.nodes',
      'ServiceActionEdge.node',
    ]);
  });
});
