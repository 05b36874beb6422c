/** The values of each group, in the order they come. */
export function groupBy<Value>(
  values: readonly Value[],
  groupOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(groupOf(value));
    if (group) group.push(value);
    else groups.set(groupOf(value), [value]);
  }
  return groups;
}
