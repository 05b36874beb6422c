/** How often one client asked one operation on one day. Holds no value of any request. */
export interface OperationUse {
  /** SHA-256 of that document, in hex, whether it is kept or not. */
  readonly operationHash: string;
  /** Its first 100 characters; null for an anonymous operation. */
  readonly operationName: string | null;
  /**
   * The operation and its fragments, every literal value in it replaced (strings by "", numbers by 0, lists and
   * objects emptied); null for one of more than `useLimits.document` characters, which is not kept.
   */
  readonly document: string | null;
  /** As the client names itself in `apollographql-client-name` or `x-client-name`, and `…-version`; null where it does not. */
  readonly client: string | null;
  readonly clientVersion: string | null;
  /** The department of the viewer, its unified social credit code; null where the viewer has none. */
  readonly department: string | null;
  /**
   * Schema coordinates that the operation uses, sorted, each once: `Type.field`, `Type.field(argument:)`,
   * `Input.field`, `Enum.VALUE` where a literal names it, and `Type` for the types of its variables and
   * fragments. No more than `useLimits` has room for: arguments are left out first.
   */
  readonly coordinates: readonly string[];
  /** A UTC date. */
  readonly day: string;
  readonly count: number;
}
