import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInputType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { SeenOperation } from '../CheckInput';

/** What an operation uses of a schema, and what follows from that. */
export interface SchemaUse {
  readonly operation: SeenOperation;
  readonly coordinates: ReadonlySet<string>;
  /** Types that its fields give. */
  readonly given: ReadonlySet<string>;
  /** Types that its variables may hold, those of input fields at any depth included. */
  readonly sent: ReadonlySet<string>;
  /** Types of the arguments and input fields that it gives a value to. */
  readonly valued: ReadonlySet<string>;
}

/** @param schema that the operation was asked of */
export function useOf(operation: SeenOperation, schema: GraphQLSchema): SchemaUse {
  const given = new Set<string>();
  const sent = new Set<string>();
  const valued = new Set<string>();
  for (const coordinate of operation.coordinates) {
    const [, type = '', member, argument] =
      /^(\w+)(?:\.(\w+)(?:\((\w+):\))?)?$/.exec(coordinate) ?? [];
    const named = schema.getType(type);
    if (member === undefined) {
      if (isInputType(named)) addSent(named, sent);
    } else if (isInputObjectType(named)) {
      const field = named.getFields()[member];
      if (field) valued.add(getNamedType(field.type).name);
    } else if (isObjectType(named) || isInterfaceType(named)) {
      const field = named.getFields()[member];
      if (!field) continue;
      const taken = field.args.find(({ name }) => name === argument);
      if (taken) valued.add(getNamedType(taken.type).name);
      else if (argument === undefined) given.add(getNamedType(field.type).name);
    }
  }
  return { operation, coordinates: new Set(operation.coordinates), given, sent, valued };
}

/** Whether an operation uses a type, or something of it. */
export function usesType({ coordinates, given, sent, valued }: SchemaUse, type: string): boolean {
  return (
    [coordinates, given, sent, valued].some((set) => set.has(type)) ||
    [...coordinates].some((coordinate) => coordinate.startsWith(`${type}.`))
  );
}

function addSent(type: GraphQLInputType, sent: Set<string>): void {
  const named = getNamedType(type);
  if (sent.has(named.name)) return;
  sent.add(named.name);
  if (!isInputObjectType(named)) return;
  for (const field of Object.values(named.getFields())) addSent(field.type, sent);
}
