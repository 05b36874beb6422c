import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { HubError, quote } from '../errors';
import type { ElementPolicy } from '../policy';
import { readFieldSet } from './joinDirectives';
import type { TypeFacts } from './TypeFacts';

/** How instances of a type tell whom they are about. */
export interface SubjectFacts {
  /** The type of the person, or the type itself where the person has no entity. */
  readonly type: string;
  /** The fields that lead from an instance to the keys, each way to its leaf; empty when there is none. */
  readonly keys: ReadonlyArray<readonly string[]>;
  /** The same, as a selection; undefined when there is none. */
  readonly selection: SelectionSetNode | undefined;
}

/**
 * Null for persons, and the way to the person for what is about one; undefined for anything else.
 * @param said what stands on a type and on the interfaces of it
 * @throws HubError COMPOSITION_FAILED where they say different things
 */
export function readPerson(
  type: string,
  said: readonly ElementPolicy[],
): string | null | undefined {
  const persons = said.filter(({ isSubject }) => isSubject).map((own) => own.subjectPerson);
  const [person, ...others] = new Set(persons);
  if (others.length > 0) throw twoPersons(type);
  return person;
}

/**
 * Reads how instances of a `@subject` tell whom they are about. Persons go by the key that all subgraphs share, so
 * that none can give them another name on the ledger with a key of its own.
 *
 * @param schema what clients see: a way that they cannot go is none for records either
 * @param person the field set that leads to the person's key; null for persons
 * @throws HubError COMPOSITION_FAILED
 */
export function readSubjectFacts(
  schema: GraphQLSchema,
  type: string,
  person: string | null,
  { keys: known, commonKey }: TypeFacts,
): SubjectFacts {
  if (person === null) assertPersonKeys(type, known, commonKey);
  const selection = person === null ? commonKey : waysIn(type, person);
  if (!selection) return { type, keys: [], selection: undefined };
  const keys = leavesOf(selection);
  if (keys.length === 0 || !keys.every((way) => isLeafAt(schema, type, way))) {
    throw noPerson(type, person);
  }
  return { type: typeAt(schema, type, keys[0] ?? []) ?? type, keys, selection };
}

/** The ways through a field set to each of its leaves. */
export function leavesOf({ selections }: SelectionSetNode): ReadonlyArray<readonly string[]> {
  return selections.flatMap((node) => {
    if (node.kind !== Kind.FIELD || node.name.value === '__typename') return [];
    if (!node.selectionSet) return [[node.name.value]];
    return leavesOf(node.selectionSet).map((way) => [node.name.value, ...way]);
  });
}

/** Keys of persons leave as tokens, which a key inside of another object would not. */
function assertPersonKeys(
  type: string,
  keys: readonly SelectionSetNode[],
  commonKey: SelectionSetNode | undefined,
): void {
  if (keys.length === 0) return;
  if (!commonKey) throw badKey(type, 'has no key that all its subgraphs share');
  const isFlat = keys.every((key) => leavesOf(key).every((way) => way.length === 1));
  if (!isFlat) throw badKey(type, 'has a key with fields of another type');
}

/** Fields alone, by their own names: whatever else a selection may hold is looked for in vain in the data. */
function waysIn(type: string, person: string): SelectionSetNode {
  let selection: SelectionSetNode;
  try {
    selection = readFieldSet(person);
  } catch {
    throw noPerson(type, person);
  }
  if (!isPlain(selection)) throw noPerson(type, person);
  return selection;
}

function isPlain({ selections }: SelectionSetNode): boolean {
  return selections.every(
    (node) =>
      node.kind === Kind.FIELD &&
      !node.alias &&
      !node.arguments?.length &&
      !node.directives?.length &&
      (!node.selectionSet || isPlain(node.selectionSet)),
  );
}

function isLeafAt(schema: GraphQLSchema, type: string, way: readonly string[]): boolean {
  const holder = typeAt(schema, type, way);
  const end = holder === undefined ? undefined : oneAt(schema, holder, way.at(-1) ?? '');
  return end !== undefined && isLeafType(getNamedType(end));
}

/** The type that a way ends in, before its leaf; undefined where it leads nowhere. */
function typeAt(schema: GraphQLSchema, type: string, way: readonly string[]): string | undefined {
  return way.slice(0, -1).reduce<string | undefined>((at, field) => {
    const next = at === undefined ? undefined : oneAt(schema, at, field);
    return next && getNamedType(next).name;
  }, type);
}

/** What a field gives, if that is one value and not several: a record is about one person. */
function oneAt(schema: GraphQLSchema, type: string, field: string): GraphQLOutputType | undefined {
  const parent = schema.getType(type);
  if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
  const returned = parent.getFields()[field]?.type;
  return returned && !isListType(getNullableType(returned)) ? returned : undefined;
}

function twoPersons(type: string): HubError {
  return new HubError(
    'COMPOSITION_FAILED',
    `"@subject" on "${type}" and on its interfaces lead to different persons. Expected the same "person" on all of them.`,
    { place: type },
  );
}

function noPerson(type: string, person: string | null): HubError {
  return new HubError(
    'COMPOSITION_FAILED',
    `"@subject" on "${type}" says that ${quote(person ?? 'its key')} leads to a person, and it does not. Expected a field set such as "subject { ref }", of fields that clients see, none of them a list, ending in values.`,
    { place: type },
  );
}

function badKey(type: string, fault: string): HubError {
  return new HubError(
    'COMPOSITION_FAILED',
    `"${type}" is a "@subject" and ${fault}. Expected one "@key" of fields of its own, such as "ref", in every subgraph that has one.`,
    { place: type },
  );
}
