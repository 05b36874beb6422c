/** An id of the list of indicators at the beginning of a text or of a line in it: `E02 信访按期办结率`. */
const shape = /^[ \t]*([A-G]\d{2})\b/gm;

/** The ids of indicators that a description names, in its order. */
export function indicatorsIn(description: string): string[] {
  return [...description.matchAll(shape)].flatMap(([, id]) => id ?? []);
}
