import { createHash } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { Mask, Subgraph } from '@civicgraph/shared';
import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type TypeNode,
  visit,
} from 'graphql';
import type { Federation } from './federations';

/** An object of the world: what it is, and which one. */
interface Thing {
  readonly __typename: string;
  readonly which: string;
  /** What came with a representation. */
  readonly given?: Readonly<Record<string, unknown>>;
}

/** How many entities of a type there are, and which. */
const population = 4;
const wholePopulation = [...Array(population).keys()];

/** What a viewer may not see, by the type and the field as a subgraph has them. */
export interface Hidden {
  /** Whether the values are another's matter. */
  isHidden(type: string, field: string): boolean;
  /** The mask that the values are seen through. */
  maskOf(type: string, field: string): Mask | undefined;
}

/** Ends the request id of a fetch that asks the other world: it differs in what is hidden, and in nothing else. */
export const otherWorld = '|other';

/**
 * The subgraphs of a federation over one made-up world. A value follows from the world's seed and from
 * what it is a value of, whichever subgraph is asked; so do the faults: nulls, also where none may be,
 * and errors. The request id of a fetch is the seed.
 */
export function createWorld(
  federation: Pick<Federation, 'subgraphs' | 'hasOneOwnerOfEach'>,
  hidden?: Hidden,
): readonly Subgraph[] {
  const documents = Object.entries(federation.subgraphs).map(
    ([name, sdl]) => [name, parse(sdl)] as const,
  );
  const all = documents.map(([, document]) => document);
  const facts = {
    keys: readKeys(all),
    members: readMembers(all),
    mayBeDown: federation.hasOneOwnerOfEach,
    hidden,
  };
  return documents.map(([name, document]) => createSubgraph(name, document, facts));
}

/** What all subgraphs together say. */
interface Facts {
  /** Names of key fields by type. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  /** Types by the interface they implement. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Whether a subgraph may answer nothing at all in some worlds. */
  readonly mayBeDown: boolean;
  readonly hidden: Hidden | undefined;
}

function readMembers(documents: readonly DocumentNode[]): Facts['members'] {
  const members = new Map<string, Set<string>>();
  for (const node of documents.flatMap(({ definitions }) => definitions)) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { name } of node.interfaces ?? []) {
      members.set(name.value, (members.get(name.value) ?? new Set()).add(node.name.value));
    }
  }
  return new Map([...members].map(([name, types]) => [name, [...types].sort()]));
}

function readKeys(documents: readonly DocumentNode[]): Facts['keys'] {
  const keys = new Map<string, Set<string>>();
  for (const node of documents.flatMap(({ definitions }) => definitions)) {
    if (!('directives' in node) || !('name' in node) || !node.name) continue;
    for (const { name, arguments: given } of node.directives ?? []) {
      const fields = given?.find((argument) => argument.name.value === 'fields')?.value;
      if (name.value !== 'key' || fields?.kind !== Kind.STRING) continue;
      const known = keys.get(node.name.value) ?? new Set();
      for (const field of fields.value.split(/[^\w]+/).filter(Boolean)) known.add(field);
      keys.set(node.name.value, known);
    }
  }
  return keys;
}

function createSubgraph(name: string, document: DocumentNode, facts: Facts): Subgraph {
  const { keys, mayBeDown } = facts;
  const schema = buildSubgraphSchema(withoutNonNull(document));
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = ({ __typename }: Thing) => __typename;
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    const resolveReference = (given: Record<string, unknown>) => referenced(given, facts);
    type.extensions = { ...type.extensions, apollo: { subgraph: { resolveReference } } };
  }
  const fieldResolver: GraphQLFieldResolver<Thing | undefined, { seed: string }> = (
    thing,
    args,
    { seed: requested },
    info,
  ) => {
    if (thing && info.fieldName === '__typename') return thing.__typename;
    const isHidden = facts.hidden?.isHidden(info.parentType.name, info.fieldName);
    const world = requested.replace(otherWorld, '');
    const seed = isHidden ? requested : world;
    const mask = facts.hidden?.maskOf(info.parentType.name, info.fieldName);
    const isKey = keys.get(info.parentType.name)?.has(info.fieldName) ?? false;
    const subject = `${info.parentType.name} ${thing?.which ?? ''} ${info.fieldName}`;
    const given = thing?.given?.[info.fieldName];
    if (!isKey) {
      const luck = draw(seed, 'luck', subject) % 60;
      if (luck < 3) return null;
      if (luck < 5) {
        throw new GraphQLError(`No ${info.fieldName}.`, { extensions: { code: 'NOT_FOUND' } });
      }
    } else if (thing) {
      return `${info.fieldName}-${thing.which}`;
    }
    if (given !== undefined) return given;
    const required = requiredOf(info).map((field) => [field, sorted(thing?.given?.[field])]);
    const about = JSON.stringify([subject, args, required]);
    if (mask) return maskedText(mask, draw(world, about), draw(requested, about));
    return makeValue(info.returnType, about, { seed, schema, facts });
  };
  return {
    name,
    async execute({ query, variables, variablesText, operationName, requestId = '' }) {
      if (mayBeDown && draw(requestId.replace(otherWorld, ''), 'down', name) % 12 === 0) {
        return {
          errors: [{ message: `No ${name}.`, extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
        };
      }
      const result = await execute({
        schema,
        document: parse(query),
        variableValues: variablesText === undefined ? variables : JSON.parse(variablesText),
        operationName,
        contextValue: { seed: requestId },
        fieldResolver,
      });
      return JSON.parse(JSON.stringify(result));
    },
    async checkReady() {},
    async close() {},
  };
}

/** Its own faults are not to spread within a subgraph: what they cost would depend on the fetch. */
function withoutNonNull(document: DocumentNode): DocumentNode {
  const nullable = (type: TypeNode): TypeNode => {
    if (type.kind === Kind.NON_NULL_TYPE) return nullable(type.type);
    return type.kind === Kind.LIST_TYPE ? { ...type, type: nullable(type.type) } : type;
  };
  return visit(document, {
    FieldDefinition: (node) => ({ ...node, type: nullable(node.type) }),
  });
}

function referenced(given: Record<string, unknown>, { keys, members }: Facts): Thing | null {
  const typename = String(given.__typename);
  const key = [...(keys.get(typename) ?? [])].find((field) => typeof given[field] === 'string');
  const which = String(key === undefined ? '' : given[key]).split('-')[1];
  if (which === undefined) return null;
  const family = members.get(typename) ?? [];
  return { __typename: family[Number(which) % family.length] ?? typename, which, given };
}

/** The fields that a field requires; a value depends on what came of them. */
function requiredOf({ parentType, fieldName }: GraphQLResolveInfo): readonly string[] {
  const directives = parentType.getFields()[fieldName]?.astNode?.directives ?? [];
  const requires = directives.find(({ name }) => name.value === 'requires');
  const fields = requires?.arguments?.[0]?.value;
  return fields?.kind === Kind.STRING ? (fields.value.match(/\w+/g) ?? []) : [];
}

/** In one order of keys, whoever planned. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}

interface Making {
  readonly seed: string;
  readonly schema: GraphQLSchema;
  readonly facts: Facts;
}

function makeValue(type: GraphQLOutputType, about: string, making: Making): unknown {
  const { seed, schema, facts } = making;
  if (isNonNullType(type)) return makeValue(type.ofType, about, making);
  const drawn = draw(seed, 'value', about);
  if (isListType(type)) {
    return Array.from({ length: drawn % 4 }, (_, index) => {
      const item = `${about} ${index}`;
      return draw(seed, 'hole', item) % 12 === 0 ? null : makeValue(type.ofType, item, making);
    });
  }
  if (isEnumType(type)) return type.getValues()[drawn % type.getValues().length]?.value;
  if (isAbstractType(type)) {
    const family = facts.keys.has(type.name) ? facts.members.get(type.name) : undefined;
    const which = drawn % population;
    const names = schema
      .getPossibleTypes(type)
      .map(({ name }) => name)
      .sort();
    const typename = family?.[which % family.length] ?? names[drawn % names.length] ?? '';
    return { __typename: typename, which: facts.keys.has(typename) ? `${which}` : about };
  }
  if (isObjectType(type)) {
    const which = wholePopulation.filter((one) => isOfType(type.name, one, facts));
    const entity = which[drawn % which.length];
    return { __typename: type.name, which: facts.keys.has(type.name) ? `${entity}` : about };
  }
  switch (type.name) {
    case 'Int':
      return drawn % 100;
    case 'Float':
      return (drawn % 1000) / 8;
    case 'Boolean':
      return drawn % 2 === 0;
    case 'JSON':
      return { n: drawn % 10, nested: [null, { text: 'x' }] };
    default:
      return `v${drawn % 1000}`;
  }
}

/** A value of which `shown` says what stays through the mask, and `covered` what does not. */
function maskedText(mask: Mask, shown: number, covered: number): string {
  const [seen, secret] = [shown % 10, String(covered % 10_000).padStart(4, '0')];
  switch (mask) {
    case 'NAME':
      return `${'张王李赵陈'[seen % 5]}${'伟芳娜敏静'[covered % 5]}`;
    case 'ID_NUMBER':
      return `99010119${secret}00${secret.slice(0, 2)}000${seen}`
        .slice(0, 18)
        .padEnd(18, `${seen}`);
    case 'PHONE':
      return `13${seen}${secret}123${seen}`;
    case 'ADDRESS':
      return `某市某区听云街道${secret}号`;
    case 'YEAR':
      return `200${seen}-0${1 + (covered % 9)}-1${covered % 10}`;
    case 'TOKEN':
      return `v${seen}`;
  }
}

/** Which entities of an interface are of which type follows from their number, in every subgraph. */
function isOfType(typename: string, which: number, { keys, members }: Facts): boolean {
  return [...members].every(
    ([name, family]) =>
      !keys.has(name) || !family.includes(typename) || family[which % family.length] === typename,
  );
}

function draw(...facts: readonly string[]): number {
  return createHash('md5').update(facts.join('\n')).digest().readUInt32BE(0);
}
