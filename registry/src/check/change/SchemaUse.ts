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

/** What follows from the coordinates of an operation. */
interface UsedTypes {
  /** Types that its coordinates are of. */
  readonly named: ReadonlySet<string>;
  /** Types that its fields give. */
  readonly given: ReadonlySet<string>;
  /** Types that its variables may hold, those of input fields at any depth included. */
  readonly sent: ReadonlySet<string>;
  /** Types of the arguments and input fields that it gives a value to. */
  readonly valued: ReadonlySet<string>;
}

/** What an operation uses of a schema. There may be many, so that nothing is worked out before it is asked for. */
export class SchemaUse {
  /** As findings name the operation. */
  readonly told: AffectedOperation;
  readonly #operation: SeenOperation;
  readonly #schema: GraphQLSchema;
  #coordinates: ReadonlySet<string> | undefined;
  #types: UsedTypes | undefined;
  #arguments: ReturnType<typeof readArgumentUses> | undefined;

  /** @param schema that the operation was asked of */
  constructor(operation: SeenOperation, schema: GraphQLSchema) {
    this.told = affectedOperation(operation);
    this.#operation = operation;
    this.#schema = schema;
  }

  /** Null where it was too long to be kept. */
  get document(): string | null {
    return this.#operation.document;
  }

  get coordinates(): ReadonlySet<string> {
    this.#coordinates ??= new Set(this.#operation.coordinates.split(' '));
    return this.#coordinates;
  }

  get types(): UsedTypes {
    this.#types ??= typesOf(this.coordinates, this.#schema);
    return this.#types;
  }

  /** Whether it uses a type, or something of it. */
  usesType(type: string): boolean {
    const { named, given, sent, valued } = this.types;
    return named.has(type) || given.has(type) || sent.has(type) || valued.has(type);
  }

  /** How its selections give an argument. Without a document it may be in any way. */
  argumentUses(coordinate: string): ReadonlySet<ArgumentUse> {
    // Most ask without it, and nothing has to be parsed to know that.
    if (!this.coordinates.has(coordinate)) return nothing;
    if (this.document === null) return anything;
    this.#arguments ??= readArgumentUses(this.document, this.#schema);
    return this.#arguments.get(coordinate) ?? none;
  }
}

function typesOf(coordinates: ReadonlySet<string>, schema: GraphQLSchema): UsedTypes {
  const types = {
    named: new Set<string>(),
    given: new Set<string>(),
    sent: new Set<string>(),
    valued: new Set<string>(),
  };
  for (const coordinate of coordinates) {
    const [, type = '', member, argument] =
      /^(\w+)(?:\.(\w+)(?:\((\w+):\))?)?$/.exec(coordinate) ?? [];
    types.named.add(type);
    const named = schema.getType(type);
    if (member === undefined) {
      if (isInputType(named)) addSent(named, types.sent);
    } else if (isInputObjectType(named)) {
      const field = named.getFields()[member];
      if (field) types.valued.add(getNamedType(field.type).name);
    } else if (isObjectType(named) || isInterfaceType(named)) {
      const field = named.getFields()[member];
      if (!field) continue;
      const taken = field.args.find(({ name }) => name === argument);
      if (taken) types.valued.add(getNamedType(taken.type).name);
      else if (argument === undefined) types.given.add(getNamedType(field.type).name);
    }
  }
  return types;
}

function addSent(type: GraphQLInputType, sent: Set<string>): void {
  const named = getNamedType(type);
  if (sent.has(named.name)) return;
  sent.add(named.name);
  if (!isInputObjectType(named)) return;
  for (const field of Object.values(named.getFields())) addSent(field.type, sent);
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
