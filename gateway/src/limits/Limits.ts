/** How large an operation may be. Each is checked before any subgraph is asked. */
export interface Limits {
  /** Tokens of the document; QUERY_TOO_LONG. */
  readonly tokens: number;
  /** Nesting of fields, fragments unfolded; QUERY_TOO_DEEP. */
  readonly depth: number;
  /** Aliases, fragments unfolded; QUERY_TOO_WIDE. */
  readonly aliases: number;
  /**
   * Fields and fragments, fragments unfolded; QUERY_TOO_WIDE. Without it fragments of fragments of
   * fragments would let a short document ask for 2^n fields; and validating n fields of one name
   * takes n² steps (600 take half a second, 2,000 more than four).
   */
  readonly selections: number;
  /** Objects that the answer may hold, every list at its full length; QUERY_TOO_COSTLY. */
  readonly objects: number;
  /** Objects that a list without a size counts for. */
  readonly assumedListSize: number;
  /** Bytes of the HTTP body; BODY_TOO_LARGE. */
  readonly bodyBytes: number;
}

export const defaultLimits: Limits = {
  tokens: 4000,
  depth: 15,
  aliases: 60,
  selections: 600,
  objects: 20_000,
  assumedListSize: 10,
  bodyBytes: 1024 * 1024,
};
