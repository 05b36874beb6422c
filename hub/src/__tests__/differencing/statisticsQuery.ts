import {
  buildASTSchema,
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** The statistics that a type of areas has: `Region.populationStats` of type `PopulationStats`. */
export interface StatisticsField {
  readonly owner: string;
  readonly key: string;
  readonly field: string;
  readonly type: string;
  /** Everything below it, with an alias `field__VALUE` for each value that an argument can have. */
  readonly selection: string;
}

/** Which key names an area, by the type that has statistics. */
const keys: Readonly<Record<string, string>> = {
  Region: 'code',
  Grid: 'gridCode',
  Department: 'uscc',
};

/** Every field of an area that takes a period and gives statistics, as the schema has it. */
export function statisticsFieldsOf(typeDefs: DocumentNode): StatisticsField[] {
  const schema = buildASTSchema(typeDefs, { assumeValid: true, assumeValidSDL: true });
  return Object.entries(keys).flatMap(([owner, key]) => {
    const type = schema.getType(owner);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) => {
      const target = getNamedType(field.type);
      const takesPeriodOnly = field.args.length === 1 && field.args[0]?.name === 'period';
      if (!takesPeriodOnly || !isObjectType(target)) return [];
      const selection = selectionOf(schema, target);
      return [{ owner, key, field: field.name, type: target.name, selection }];
    });
  });
}

function selectionOf(schema: GraphQLSchema, type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).flatMap((field) => writeField(schema, field));
  return `{ ${fields.join(' ')} }`;
}

function writeField(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): string[] {
  const target = getNamedType(field.type);
  const below = isObjectType(target) ? ` ${selectionOf(schema, target)}` : '';
  const [argument] = field.args;
  if (!argument) return [`${field.name}${below}`];
  const values = getNamedType(argument.type);
  if (field.args.length > 1 || !isEnumType(values)) {
    throw new Error(`Nobody knows what to ask of ${field.name}(${argument.name}:).`);
  }
  const calls = values.getValues().map(({ name }) => {
    return `${field.name}__${name}: ${field.name}(${argument.name}: ${name})${below}`;
  });
  return isNonNullType(argument.type) ? calls : [`${field.name}${below}`, ...calls];
}
