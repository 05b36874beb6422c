/** Words that end like a plural and are none. */
const singulars = [
  'news',
  'series',
  'species',
  'status',
  'address',
  'access',
  'process',
  'business',
  'bus',
  'gas',
  'basis',
  'analysis',
  'crisis',
  'campus',
  'census',
];

/** The singular of the last word of an English name: `companies` → `company`. */
export function singularOf(word: string): string {
  if (!word.endsWith('s') || word.endsWith('ss') || singulars.includes(word) || word.length < 4) {
    return word;
  }
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ss|x|z|ch|sh|(stat|camp|cens)us)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The plural of a name; with `List` behind it where the two would be alike. */
export function pluralOf(name: string): string {
  if (/(news|series|species|staff|information|equipment|data)$/i.test(name)) return `${name}List`;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  if (/(s|x|z|ch|sh)$/.test(name)) return `${name}es`;
  return `${name}s`;
}
