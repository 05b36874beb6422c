import type { SubjectKey } from '@civicgraph/shared';
import type { Denial } from '../../policy';

/**
 * Writes the JSON of an answer from the data that the fetches gathered, in the order and shape of the
 * operation: what was fetched for keys and `@requires` stays out, nulls where a value must be travel
 * up as the GraphQL specification (October 2021, section 6.4.4) says.
 *
 * `data` is the gathered root object, trusted in nothing; `variables` are coerced. `isGraph` says that
 * one object may stand at several places of it: it is then written once, and copied.
 */
export type Projection = (
  data: unknown,
  variables: Readonly<Record<string, unknown>>,
  isGraph: boolean,
  seal?: TokenSealer,
) => Projected;

/** Makes the token that leaves in place of a key, for the viewer who asks. */
export type TokenSealer = (type: string, value: string) => string;

export interface Projected {
  /** JSON in UTF-8: `{"data":{…}}`, or `{"data":null}`. */
  readonly bytes: Buffer;
  /** Values that the data lacks or that have a wrong shape, in the order of the answer; the first 100. */
  readonly faults: readonly ProjectionFault[];
  /** The personal data in it; undefined when there is none. */
  readonly reads: PersonalReads | undefined;
}

/** What was returned of persons. */
export interface PersonalReads {
  /** Each once. */
  readonly subjects: readonly SubjectKey[];
  /** `Type.field`, or the type alone where that there is one is all that was told; sorted. */
  readonly fields: readonly string[];
  /** Objects. */
  readonly count: number;
}

export interface ProjectionFault {
  /** The place of the value that is null or wrong, in the client's answer. */
  readonly path: readonly (string | number)[];
  /**
   * `null`: nothing where the schema says non-null. `invalid`: a value of a wrong shape or type. A denial:
   * the viewer may not read it.
   */
  readonly reason: 'null' | 'invalid' | Denial;
}
