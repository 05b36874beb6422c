/** Words that names put before or behind a term without telling where it begins: `hivstatus`, `isflagged`. */
const companions =
  'person people resident citizen client subject user household is has status level code type kind result value record number list detail info data geren jumin renkou renyuan shifou dengji qingkuang xinxi daima mingcheng'.split(
    ' ',
  );

/** The words of a name in lower case: `birthDate`, `BIRTH_DATE` and `ＢｉｒｔｈDate2` → birth, date. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

/**
 * What a name can be read as: each run of its words as one, also in the singular, and each word without
 * its companion. So `riskLevels`, `RISK_LEVEL`, `risklevel` and `personRisklevel` all hold `risklevel`, while
 * `flagstone` holds no `flag`.
 */
export function readingsOf(words: readonly string[]): ReadonlySet<string> {
  const readings = new Set<string>();
  words.forEach((word, first) => {
    let run = '';
    for (const next of words.slice(first)) {
      run += next;
      for (const form of [run, ...singularsOf(run)]) readings.add(form);
    }
    for (const form of [word, ...singularsOf(word)]) {
      for (const companion of companions) {
        if (form.startsWith(companion)) readings.add(form.slice(companion.length));
        if (form.endsWith(companion)) readings.add(form.slice(0, -companion.length));
      }
    }
  });
  return readings;
}

function singularsOf(word: string): string[] {
  if (!word.endsWith('s') || word.endsWith('ss')) return [];
  const stem = word.slice(0, -1);
  if (stem.endsWith('ie')) return [stem, `${stem.slice(0, -2)}y`];
  return stem.endsWith('e') ? [stem, stem.slice(0, -1)] : [stem];
}

/**
 * The Chinese parts of a text with the Latin letters that stand in them, as `HIV感染`: characters that stand
 * for others are folded together (Unicode NFKC), and what merely separates characters is left out.
 */
export function chineseOf(text: string): string {
  const folded = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=\p{Script=Han})[\s·・._-]+(?=\p{Script=Han})/gu, '');
  const parts = folded.match(/[\p{Script=Han}A-Za-z]*\p{Script=Han}[\p{Script=Han}A-Za-z]*/gu);
  return (parts ?? []).join(' ');
}
