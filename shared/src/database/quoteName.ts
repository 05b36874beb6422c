/** A name of a table or a column for a statement, whatever it is called: `order` and `编号` too. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
