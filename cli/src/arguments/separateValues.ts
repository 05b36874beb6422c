/**
 * Writes `--name=value` as `--name value`, up to a `--`. An unknown option is then told by its name alone:
 * its nearest spelling is found, and its value, which may be a token, is not repeated.
 */
export function separateValues(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  const options = end === -1 ? words : words.slice(0, end);
  return [...options.flatMap(separate), ...(end === -1 ? [] : words.slice(end))];
}

function separate(word: string): string[] {
  const match = /^(--[^=]+)=(.*)$/s.exec(word);
  return match?.[1] === undefined || match[2] === undefined ? [word] : [match[1], match[2]];
}
