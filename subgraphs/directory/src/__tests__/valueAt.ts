/** The value at a path of an answer; throws where the path ends early, so that no test passes on nothing. */
export function valueAt<Value>(data: unknown, ...path: readonly string[]): Value {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !(step in value)) {
      throw new Error(`The answer has no "${path.join('.')}".`);
    }
    value = (value as Record<string, unknown>)[step];
  }
  return value as Value;
}
