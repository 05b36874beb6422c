import leven from 'leven';

/**
 * The candidate that a word was probably meant to be: at most two letters differ, and fewer than half of
 * the word; the first of several as near. Null when there is none.
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: leven(word, candidate) }))
    .filter(({ distance }) => distance <= 2 && distance < word.length / 2)
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate ?? null;
}
