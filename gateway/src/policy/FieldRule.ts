import type { FieldNode } from 'graphql';
import type { Denial } from './Denial';
import type { FieldPolicy } from './FieldPolicy';

/** What a viewer's authority makes of one field of an operation. */
export interface FieldRule {
  /** `Type.field`, of the type that the field is selected on. */
  readonly field: string;
  /** Why it is null; undefined where it is read. */
  readonly denial: Denial | undefined;
  readonly policy: FieldPolicy;
}

/** By the fields of one operation, those in its fragments included. */
export type FieldRules = ReadonlyMap<FieldNode, FieldRule>;
