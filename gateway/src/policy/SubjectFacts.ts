import { HubError, quote } from '@civicgraph/shared';
import { type GraphQLNamedType, isLeafType, Kind, type SelectionSetNode } from 'graphql';
import { readFieldSet } from '../supergraph';
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
 * How instances of a type tell whom they are about; undefined for a type that `@subject` does not stand on.
 * @param returnedType the type that a field of a type leads to
 * @throws HubError COMPOSITION_FAILED when `person` leads to no values
 */
export function readSubject(
  type: string,
  { own, keys: [key] }: TypeFacts,
  returnedType: (type: string, field: string) => GraphQLNamedType | undefined,
): SubjectFacts | undefined {
  const { isSubject, subjectPerson } = own;
  if (!isSubject) return undefined;
  const selection = subjectPerson === null ? key : fieldSetOf(type, subjectPerson);
  if (!selection) return { type, keys: [], selection: undefined };

  /** The type that a way ends in, before its leaf. */
  const personAt = (way: readonly string[]): string =>
    way.slice(0, -1).reduce((at, field) => returnedType(at, field)?.name ?? at, type);
  const isLeafAt = (way: readonly string[]): boolean => {
    const end = returnedType(personAt(way), way.at(-1) ?? '');
    return end !== undefined && isLeafType(end);
  };
  const ways = leavesOf(selection);
  const [first] = ways;
  if (!first || !ways.every(isLeafAt)) throw noPerson(type, subjectPerson);
  return { type: personAt(first), keys: ways, selection };
}

function fieldSetOf(type: string, person: string): SelectionSetNode {
  try {
    return readFieldSet(person);
  } catch {
    throw noPerson(type, person);
  }
}

function noPerson(type: string, person: string | null): HubError {
  return new HubError(
    'COMPOSITION_FAILED',
    `"@subject" on "${type}" says that ${quote(person ?? '')} leads to a person, and it does not. Expected a field set such as "subject { ref }", of fields that the type has, ending in values.`,
    { place: type },
  );
}

/** The ways through a field set to each of its leaves. */
export function leavesOf({ selections }: SelectionSetNode): ReadonlyArray<readonly string[]> {
  return selections.flatMap((node) => {
    if (node.kind !== Kind.FIELD || node.name.value === '__typename') return [];
    if (!node.selectionSet) return [[node.name.value]];
    return leavesOf(node.selectionSet).map((way) => [node.name.value, ...way]);
  });
}
