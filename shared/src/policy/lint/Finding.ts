import type { ASTNode } from 'graphql';

/** Where a node stands in the text it was parsed from; both count from 1. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

/** What a lint has found in a schema: a reason not to publish it. */
export interface Finding {
  readonly kind: 'FORBIDDEN_PATH' | 'FORBIDDEN_NAME';
  /** The schema coordinate to change, for example `Region.resident` or `Query.find(name:)`. */
  readonly coordinate: string;
  /** Null for a document that was not parsed from text. */
  readonly location: SourcePlace | null;
  /** What is wrong with it, and what to do. */
  readonly message: string;
}

/** The place of a node; null when it was not parsed from text. */
export function placeOf({ loc }: ASTNode): SourcePlace | null {
  if (!loc) return null;
  const { line, column } = loc.startToken;
  return { line, column };
}
