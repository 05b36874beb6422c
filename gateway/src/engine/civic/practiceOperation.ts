import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

const maxDepth = 3;
const maxLeaves = 2;
const maxObjects = 3;

/**
 * The text of an operation that is valid by a schema and touches a bit of everything: leaves, objects,
 * arguments from variables. Undefined for a schema too bare for one.
 */
export function practiceOperation(schema: GraphQLSchema, name: string): string | undefined {
  const root = schema.getQueryType();
  if (!root) return undefined;
  const variables: string[] = [];

  const write = (field: GraphQLField<unknown, unknown>, depth: number): string | undefined => {
    const body = writeBody(field.type, depth);
    if (body === undefined) return undefined;
    const given = field.args.filter(isRequiredArgument).map(({ name: argument, type }) => {
      variables.push(`$v${variables.length}: ${type}`);
      return `${argument}: $v${variables.length - 1}`;
    });
    return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${body}`;
  };

  /** Empty for a leaf; undefined where nothing can be asked. */
  const writeBody = (output: GraphQLOutputType, depth: number): string | undefined => {
    const type = getNamedType(output);
    if (isLeafType(type)) return '';
    if (depth > maxDepth || !(isObjectType(type) || isInterfaceType(type))) return undefined;
    return `{ __typename ${writeFields(type, depth)} }`;
  };

  const writeFields = (type: Pick<GraphQLObjectType, 'getFields'>, depth: number): string => {
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const objects = fields.filter((field) => !leaves.includes(field));
    return [...leaves.slice(0, maxLeaves), ...objects.slice(-maxObjects)]
      .map((field) => write(field, depth + 1) ?? '')
      .join(' ');
  };

  const fields = writeFields(root, 0).trim();
  if (fields === '') return undefined;
  return `query ${name}${variables.length > 0 ? `(${variables.join(', ')})` : ''} { ${fields} }`;
}
