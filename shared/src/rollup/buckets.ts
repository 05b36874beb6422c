/** A code of a code list, with the measure that counts it. */
export interface Bucket<Code extends string = string> {
  readonly code: Code;
  readonly label: string;
  readonly measure: string;
}

/** The codes of a code list, in its order. */
export function codesOf<Code extends string>(labels: Readonly<Record<Code, string>>): Code[] {
  return Object.keys(labels) as Code[];
}

/** The buckets of a code list, in its order. */
export function bucketsOf<Code extends string>(
  labels: Readonly<Record<Code, string>>,
  measureOf: (code: Code) => string,
): Bucket<Code>[] {
  return codesOf(labels).map((code) => ({
    code,
    label: labels[code],
    measure: measureOf(code),
  }));
}
