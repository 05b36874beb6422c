import { sentenceCase } from './spell';
import { wordsOf } from './wordsOf';

const han = /\p{Script=Han}/u;

/** What a description ends with that is made of a name alone, for the author to find. */
export const undescribed = '(to be described)';

/**
 * A description in the hub's form, an English sentence and then the Chinese term, of what the source says: its comment,
 * or its name where that is Chinese. Of an English name alone it is a sentence marked for the author.
 */
export function describe(label: string, comment: string): string {
  const said = oneLine(comment) || (han.test(label) ? oneLine(label) : '');
  if (said !== '' && !han.test(said)) return said;
  const english = sentenceCase(wordsOf(label));
  if (english === '') return said || oneLine(label);
  return said === '' ? `${english} ${undescribed}.` : `${english}. ${said}`;
}

/** A text without line breaks and what does not print. */
export function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}
