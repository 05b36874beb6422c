import { type DocumentNode, visit } from 'graphql';
import { type AllowedName, allowedNames } from './allowedNames';
import { type ClosedTerms, closedTerms } from './closedTerms';
import { type Finding, placeOf } from './Finding';
import { type NamedElement, namedElementsOf } from './namedElements';
import { chineseOf, readingsOf, wordsOf } from './readName';

/** A name, or a Chinese text that explains one, of what the hub must not hold. */
export interface ForbiddenName extends Finding {
  readonly kind: 'FORBIDDEN_NAME';
  readonly term: string;
  /** What the term is about, as the access matrix labels it. */
  readonly row: string;
}

/** Shorter pinyin is found as a word of its own only: English names happen to hold it. */
const shortestPart = 5;

/**
 * Finds names for what the hub must not hold: English words of a name in any spelling, pinyin in it, and Chinese
 * terms in its description and in the texts of its directives. English prose is not looked at, so that a
 * description may say what a field does not hold. One finding for each element and row of terms.
 * @param document the SDL of a subgraph, or a supergraph
 * @param allowed places where a term is found and means nothing of the kind
 */
export function findForbiddenNames(
  document: DocumentNode,
  allowed: readonly AllowedName[] = allowedNames,
): ForbiddenName[] {
  const isAllowed = new Set(allowed.map(({ coordinate, row }) => `${coordinate} ${row}`));
  return namedElementsOf(document).flatMap((element) => {
    const find = finderFor(element);
    return closedTerms.flatMap((terms) => {
      const term = find(terms);
      if (term === undefined || isAllowed.has(`${element.coordinate} ${terms.row}`)) return [];
      return [findingOf(element, term, terms.row)];
    });
  });
}

/** Reads an element once, for all terms. */
function finderFor({ node }: NamedElement): (terms: ClosedTerms) => string | undefined {
  const words = wordsOf(node.name.value);
  const readings = readingsOf(words);
  const joined = words.join('');
  const text = chineseOf(textsOf(node).join('\n')).toLowerCase();
  return ({ english, pinyin, chinese }) =>
    english.find((term) => readings.has(term.replaceAll('-', ''))) ??
    pinyin.find((term) => readings.has(term) || isPart(joined, term)) ??
    chinese.find((term) => text.includes(term.toLowerCase()));
}

function isPart(joined: string, term: string): boolean {
  return term.length >= shortestPart && joined.includes(term);
}

function textsOf({ description, directives = [] }: NamedElement['node']): string[] {
  const texts = description ? [description.value] : [];
  for (const directive of directives) {
    visit(directive, {
      StringValue: ({ value }) => {
        texts.push(value);
      },
    });
  }
  return texts;
}

function findingOf({ coordinate, node }: NamedElement, term: string, row: string): ForbiddenName {
  return {
    kind: 'FORBIDDEN_NAME',
    coordinate,
    location: placeOf(node.name),
    term,
    row,
    message: `"${coordinate}" or its text says "${term}", which the hub must not hold (${row}). Leave it out; if it holds nothing of the kind, give it a name and a text that say what it holds.`,
  };
}
