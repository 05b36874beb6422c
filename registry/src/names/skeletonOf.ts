/** Letters of other scripts that look like Latin ones (after Unicode UTS 39), in lower case. */
const lookAlikes: ReadonlyMap<string, string> = new Map([
  ...pairs('аɑα', 'a'),
  ...pairs('вβъьƅ', 'b'),
  ...pairs('сϲᴄ', 'c'),
  ...pairs('ԁɗ', 'd'),
  ...pairs('еєεҽ', 'e'),
  ...pairs('ɡց', 'g'),
  ...pairs('һнηհ', 'h'),
  ...pairs('іїιıɩӏ|!', 'l'),
  ...pairs('јϳ', 'j'),
  ...pairs('кκ', 'k'),
  ...pairs('мμ', 'm'),
  ...pairs('пոռ', 'n'),
  ...pairs('оοօσө', 'o'),
  ...pairs('рρ', 'p'),
  ...pairs('ԛգ', 'q'),
  ...pairs('гᴦ', 'r'),
  ...pairs('ѕꜱ', 's'),
  ...pairs('тτ', 't'),
  ...pairs('υսц', 'u'),
  ...pairs('νѵ', 'v'),
  ...pairs('ԝωшѡ', 'w'),
  ...pairs('хχ', 'x'),
  ...pairs('уγүү', 'y'),
  ...pairs('ᴢ', 'z'),
  ...pairs('0', 'o'),
  ...pairs('1i', 'l'),
  ...pairs('5', 's'),
]);

/**
 * What a name looks like: names with the same skeleton can be taken for each other. Case, width, accents, hyphens
 * and underscores do not count, nor does from which alphabet a letter comes, and `0` is `o`, `1` and `i` are
 * `l`, `5` is `s`, `rn` is `m` and `vv` is `w`.
 */
export function skeletonOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase();
  return [...plain]
    .map((letter) => lookAlikes.get(letter) ?? letter)
    .join('')
    .replace(/[\s_\p{Pd}]/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

function pairs(letters: string, latin: string): [string, string][] {
  return [...letters].map((letter) => [letter, latin]);
}
