import type { FieldMask, Requirement } from '@civicgraph/shared';
import type { Authority } from './Authority';

/** All that the supergraph says about reading one field, the strictest of everything that it may stand for. */
export interface FieldPolicy {
  readonly requirement: Requirement;
  readonly masks: readonly FieldMask[];
  /** Whether its values are recorded when they are read: PERSONAL or SENSITIVE. */
  readonly isPersonal: boolean;
  /** Whether it leads to persons, or to records about persons: that there are some is personal as well. */
  readonly returnsSubject: boolean;
  /** The type whose key the field is, where instances are persons: its values leave as tokens. */
  readonly tokenType: string | undefined;
}

/** Whether a record is owed for reading a field, or for what it leads to. */
export function concernsPersons({ isPersonal, returnsSubject }: FieldPolicy): boolean {
  return isPersonal || returnsSubject;
}

/** The masks that an authority sees a field through. */
export function masksFor({ masks }: FieldPolicy, authority: Authority): readonly FieldMask[] {
  return masks.filter(({ unless }) => !authority.holds(unless));
}

export const noRequirement: Requirement = { scopes: [], policies: [], purposes: [] };

/** What asks for all that its parts ask for; what several ask for alike stands in it once. */
export function allOfRequirements(parts: readonly Requirement[]): Requirement {
  return {
    scopes: distinct(parts.flatMap(({ scopes }) => scopes)),
    policies: distinct(parts.flatMap(({ policies }) => policies)),
    purposes: distinct(parts.flatMap(({ purposes }) => purposes)),
  };
}

/** Items that are written differently, in their order. */
export function distinct<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
