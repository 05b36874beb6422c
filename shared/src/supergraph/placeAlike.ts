import { type ASTNode, BREAK, type DocumentNode, print, visit } from 'graphql';
import { placeOf, type SourcePlace } from '../policy/lint';

/** Where a document has a node that reads the same, the first time; null where it has none. */
export function placeAlike(document: DocumentNode, node: ASTNode): SourcePlace | null {
  const text = print(node);
  let place: SourcePlace | null = null;
  visit(document, {
    enter(candidate) {
      if (candidate.kind !== node.kind || print(candidate) !== text) return undefined;
      place = placeOf(candidate);
      return place ? BREAK : undefined;
    },
  });
  return place;
}
