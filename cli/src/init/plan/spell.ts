/** `dispute`, `type` → `disputeType`. */
export function camelCase([first = '', ...others]: readonly string[]): string {
  return first + pascalCase(others);
}

/** `dispute`, `type` → `DisputeType`. */
export function pascalCase(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** `dispute`, `type` → `Dispute type`. */
export function sentenceCase(words: readonly string[]): string {
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
