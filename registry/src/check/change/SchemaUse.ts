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
import type { AffectedOperation } from '../CheckReport';
import { type ArgumentUse, readArgumentUses } from './argumentUses';

const nothing: ReadonlySet<ArgumentUse> = new Set(['NOTHING']);
const anything: ReadonlySet<ArgumentUse> = new Set(['NOTHING', 'VARIABLE']);
const none: ReadonlySet<ArgumentUse> = new Set();

/** What an operation uses of a schema, and what follows from that. */
export interface SchemaUse {
  readonly operation: SeenOperation;
  /** As findings name it. */
  readonly told: AffectedOperation;
  readonly coordinates: ReadonlySet<string>;
  /** Types that its coordinates are of. */
  readonly types: ReadonlySet<string>;
  /** Types that its fields give. */
  readonly given: ReadonlySet<string>;
  /** Types that its variables may hold, those of input fields at any depth included. */
  readonly sent: ReadonlySet<string>;
  /** Types of the arguments and input fields that it gives a value to. */
  readonly valued: ReadonlySet<string>;
  /** How its selections give an argument. Without a document it may be in any way. */
  argumentUses(coordinate: string): ReadonlySet<ArgumentUse>;
}

/** @param schema that the operation was asked of */
export function useOf(operation: SeenOperation, schema: GraphQLSchema): SchemaUse {
  const coordinates = new Set(operation.coordinates.split(' '));
  const types = new Set<string>();
  const given = new Set<string>();
  const sent = new Set<string>();
  const valued = new Set<string>();
  for (const coordinate of coordinates) {
    const [, type = '', member, argument] =
      /^(\w+)(?:\.(\w+)(?:\((\w+):\))?)?$/.exec(coordinate) ?? [];
    types.add(type);
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
  let read: ReturnType<typeof readArgumentUses> | undefined;
  return {
    operation,
    told: affectedOperation(operation),
    coordinates,
    types,
    given,
    sent,
    valued,
    argumentUses(coordinate) {
      // Most ask without it, and nothing has to be parsed to know that.
      if (!coordinates.has(coordinate)) return nothing;
      if (operation.document === null) return anything;
      read ??= readArgumentUses(operation.document, schema);
      return read.get(coordinate) ?? none;
    },
  };
}

/** Whether an operation uses a type, or something of it. */
export function usesType({ types, given, sent, valued }: SchemaUse, type: string): boolean {
  return types.has(type) || given.has(type) || sent.has(type) || valued.has(type);
}

/** Those of an operation with many clients that ask it most. */
const mostClients = 20;

function affectedOperation({ name, hash, clients, lastUsedOn }: SeenOperation): AffectedOperation {
  return {
    name,
    hash,
    clients: clients.slice(0, mostClients),
    count: clients.reduce((sum, { count }) => sum + count, 0),
    lastUsedOn,
    costBefore: null,
    costAfter: null,
  };
}

function addSent(type: GraphQLInputType, sent: Set<string>): void {
  const named = getNamedType(type);
  if (sent.has(named.name)) return;
  sent.add(named.name);
  if (!isInputObjectType(named)) return;
  for (const field of Object.values(named.getFields())) addSent(field.type, sent);
}
