import type { CommanderError } from 'commander';
import { nearest } from '../suggest/nearest';

/**
 * What commander says is wrong with a command line, as a sentence. Commander misses a required option before
 * it looks at unknown ones; so a required one that was misspelt is told here.
 */
export function usageMessage({ message }: CommanderError, words: readonly string[]): string {
  const text = message.replace(/^error: /, '');
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  const missing = /^Required option '(--[\w-]+)/.exec(sentence)?.[1];
  const written = words.find((word) => missing !== undefined && isMisspelling(word, missing));
  return written ? `${sentence}, and ${written} is unknown. (Did you mean ${missing}?)` : sentence;
}

function isMisspelling(word: string, option: string): boolean {
  return word.startsWith('--') && nearest(word, [option]) !== null;
}
