import type { SourceColumn } from '../source/Source';
import { oneLine } from './describe';
import type { PersonalGuess } from './Plan';
import {
  type PersonalTerms,
  personalTerms,
  personTables,
  secretChinese,
  secretNames,
} from './personalTerms';
import { singularOf } from './plural';
import { wordsOf } from './wordsOf';

type Named = Pick<SourceColumn, 'label' | 'comment' | 'sample'>;

/** Fewer values than these tell nothing by how they look. */
const fewestValues = 3;
/** Which part of them has to look alike. */
const commonShare = 0.8;

/**
 * What a column seems to tell of persons, by its name in English or pinyin, by its Chinese name or comment, or by how
 * its values look; null where it seems to tell nothing. A guess, for the author to confirm.
 * @param table what its table is called
 */
export function guessPersonal(column: Named, table: string): PersonalGuess | null {
  for (const terms of personalTerms) {
    const reason = reasonOf(terms, column) ?? nameOfPerson(terms, column, table);
    if (reason === null) continue;
    const { what, level, scope, isIdentity = false } = terms;
    return { what, level, scope, isIdentity, reason };
  }
  return null;
}

/** Whether a column holds what opens something, as passwords do. */
export function isSecret({ label, comment }: Named): boolean {
  return (
    namedAs(secretNames, label) ||
    secretChinese.some((term) => `${label} ${comment}`.includes(term))
  );
}

function reasonOf(terms: PersonalTerms, { label, comment, sample }: Named): string | null {
  if (saysChinese(terms, label) || namedAs(terms.names, label)) {
    return `it is called "${oneLine(label)}"`;
  }
  if (saysChinese(terms, comment)) return `its comment is "${oneLine(comment)}"`;
  const { values } = terms;
  if (!values || sample.length < fewestValues) return null;
  const alike = sample.filter((value) => values.test(value)).length;
  return alike >= sample.length * commonShare ? 'its values look like it' : null;
}

function saysChinese({ chinese, chineseEnds = [] }: PersonalTerms, text: string): boolean {
  return (
    chinese.some((term) => text.includes(term)) || chineseEnds.some((term) => text.endsWith(term))
  );
}

/** A plain "name" says whose it is in the name of its table only. */
function nameOfPerson({ scope }: PersonalTerms, { label }: Named, table: string): string | null {
  const last = singularOf(wordsOf(table).at(-1) ?? '');
  const isName = scope === 'person:name' && wordsOf(label).join('') === 'name';
  return isName && personTables.includes(last) ? `it is the name of a "${last}"` : null;
}

/** Whether the words at the end of a name, or those at its beginning, are one of the names. */
function namedAs(names: readonly string[], label: string): boolean {
  const parts = wordsOf(label);
  const runs = parts.flatMap((_, index) => [
    parts.slice(index).join(''),
    parts.slice(0, index + 1).join(''),
  ]);
  return names.some((name) => runs.includes(name));
}
