import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { masksFor } from '../../policy';
import { type DataObject, isDataObject, ownValue } from '../merge';
import { deniedWriter, disguiseWriter } from './accessWriters';
import { type CollectOptions, collectFields, dependsOnType } from './collectFields';
import { leafWriter } from './leafWriter';
import { listWriter } from './listWriter';
import { type FieldWriter, type ObjectWriter, objectWriter } from './objectWriter';
import { createReadNoter } from './readNoter';
import { MISSING, NULL, WRITTEN, type Writer } from './Writer';

const nullBytes = Buffer.from('null');

/**
 * Compiles the writer of an operation's root object. Selections that are the same for the same type,
 * as those of a fragment spread at many places, are compiled once; those of a possible type of an
 * interface or a union when an object of that type first comes.
 */
export function compileWriters(
  definition: OperationDefinitionNode,
  options: CollectOptions,
): Writer {
  const { schema, access } = options;
  const compiled = new Map<string, ObjectWriter>();
  const numbers = new Map<SelectionSetNode, number>();

  const numberOf = (set: SelectionSetNode): number => {
    const known = numbers.get(set) ?? numbers.size;
    numbers.set(set, known);
    return known;
  };

  function compileObject(
    type: GraphQLObjectType | GraphQLInterfaceType,
    sets: readonly SelectionSetNode[],
  ): ObjectWriter {
    const key = `${type.name} ${sets.map(numberOf).join(' ')}`;
    let writer = compiled.get(key);
    if (!writer) {
      const fields = [...collectFields(type, sets, options)];
      writer = objectWriter(
        fields.map(([responseKey, nodes]) => compileField(type, responseKey, nodes)),
        compiled.size,
        access && createReadNoter(type.name, access.policy.subjectOf(type.name)),
      );
      compiled.set(key, writer);
    }
    return writer;
  }

  function compileField(
    type: GraphQLObjectType | GraphQLInterfaceType,
    key: string,
    nodes: readonly FieldNode[],
  ): FieldWriter {
    const name = nodes[0]?.name.value ?? '';
    if (name === '__typename') return { key, constant: `"${type.name}"` };
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const output = typeOfField(type, name);
    if (!access || name.startsWith('__')) return { key, write: compileValue(output, sets) };
    const rules = nodes.flatMap((node) => access.rules.get(node) ?? []);
    const denial = rules.find((rule) => rule.denial)?.denial;
    if (denial) return { key, write: deniedWriter(denial, isNonNullType(output)) };
    const policy = access.policy.fieldOf(type.name, name);
    const masks = [policy, ...rules.map((rule) => rule.policy)].flatMap((one) =>
      masksFor(one, access.authority),
    );
    const isDisguised = masks.length > 0 || policy.tokenType !== undefined;
    const coordinate = `${type.name}.${name}`;
    const disguise = isDisguised ? disguiseWriter(masks, policy.tokenType, coordinate) : undefined;
    return {
      key,
      write: compileValue(output, sets, disguise),
      reads: policy.isPersonal ? coordinate : undefined,
    };
  }

  function typeOfField(
    type: GraphQLObjectType | GraphQLInterfaceType,
    name: string,
  ): GraphQLOutputType {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef.type;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef.type;
    const field = type.getFields()[name];
    if (!field) throw new Error(`The type "${type.name}" has no field "${name}".`);
    return field.type;
  }

  /** `disguise` writes leaves in place of what they are. */
  function compileValue(
    type: GraphQLOutputType,
    sets: readonly SelectionSetNode[],
    disguise?: Writer,
  ): Writer {
    return isNonNullType(type)
      ? required(compilePresent(type.ofType, sets, disguise))
      : nullable(compilePresent(type, sets, disguise));
  }

  /** The writer of a value that is there; it writes null for what cannot be written. */
  function compilePresent(
    type: GraphQLOutputType,
    sets: readonly SelectionSetNode[],
    disguise: Writer | undefined,
  ): Writer {
    if (isListType(type)) return listWriter(compileValue(type.ofType, sets, disguise));
    if (isLeafType(type)) return disguise ?? leafWriter(type);
    if (isObjectType(type)) {
      const write = compileObject(type, sets);
      return composite(() => write);
    }
    if (isAbstractType(type)) return compileAbstract(type, sets);
    throw new Error(`A value of the type "${type}" cannot be written.`);
  }

  function compileAbstract(type: GraphQLAbstractType, sets: readonly SelectionSetNode[]): Writer {
    const writers = new Map<unknown, ObjectWriter>();
    const compilePossible = (typename: unknown): ObjectWriter | undefined => {
      const possible = typeof typename === 'string' ? schema.getType(typename) : type;
      if (!possible || !isPossible(possible, type)) return undefined;
      const write = compileObject(possible, sets);
      writers.set(typename, write);
      return write;
    };
    return composite((object) => {
      const typename = ownValue(object, '__typename');
      return writers.get(typename) ?? compilePossible(typename);
    });

    /**
     * An object may say no type, or an interface: a plan does not ask where the fields of the interface
     * are all that is wanted, and a subgraph with an interface object knows no more.
     */
    function isPossible(
      possible: GraphQLNamedType,
      abstract: GraphQLAbstractType,
    ): possible is GraphQLObjectType | GraphQLInterfaceType {
      if (isObjectType(possible)) return schema.isSubType(abstract, possible);
      if (!isInterfaceType(possible)) return false;
      const isNarrower = possible === abstract || schema.isSubType(abstract, possible);
      return isNarrower && !dependsOnType(possible, sets, options);
    }
  }

  const root = schema.getRootType(definition.operation);
  if (!root) throw new Error(`The schema has no ${definition.operation} type.`);
  const write = compileObject(root, [definition.selectionSet]);
  return composite(() => write);
}

function nullable(write: Writer): Writer {
  return (value, output) => {
    if (value !== null && value !== undefined) return write(value, output);
    output.writeBytes(nullBytes);
    return NULL;
  };
}

function required(write: Writer): Writer {
  return (value, output) => {
    if (value === null || value === undefined) {
      output.faults.add('null');
      return MISSING;
    }
    return write(value, output) === WRITTEN ? WRITTEN : MISSING;
  };
}

function composite(writerOf: (object: DataObject) => ObjectWriter | undefined): Writer {
  return (value, output) => {
    if (isDataObject(value)) {
      const write = writerOf(value);
      if (write) return write(value, output);
    }
    output.faults.add('invalid');
    output.writeBytes(nullBytes);
    return NULL;
  };
}
