import type { Purpose } from '../viewer';
import type { Mask, Sensitivity } from './Mask';

/**
 * What an element asks of its viewer: every group of alternatives must hold one alternative of which
 * the viewer has all names. A type and its field add a group each, so both must be met. No group
 * at all means that any identified viewer may read it.
 */
export type Access = ReadonlyArray<ReadonlyArray<readonly string[]>>;

export interface FieldMask {
  readonly as: Mask;
  /** The alternatives of scopes, each to be held whole, that spare a viewer the mask; none spare nobody. */
  readonly unless: ReadonlyArray<readonly string[]>;
}

/** What a viewer must hold, meet and declare to read a field. All of it has to be there. */
export interface Requirement {
  readonly scopes: Access;
  /** Of named policies (`meetsPolicy`). */
  readonly policies: Access;
  /** Of each list, one has to be declared. */
  readonly purposes: ReadonlyArray<readonly Purpose[]>;
}

/** What the directives on one type or field say, without what its type or interfaces add. */
export interface ElementPolicy extends Requirement {
  /** Whether `@authenticated` is there; `@requiresScopes` and `@policy` imply it. */
  readonly isAuthenticated: boolean;
  /** The strictest that is given; null when none is. */
  readonly sensitivity: Sensitivity | null;
  /** Each is put on a viewer who does not meet its own `unless`. */
  readonly masks: readonly FieldMask[];
  readonly isSubject: boolean;
  /** Of records about a person, the field set that leads to the person's key; null for persons. */
  readonly subjectPerson: string | null;
}
