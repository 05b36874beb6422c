/** Values that were made of texts, the last ones kept: the same schemas are checked against again and again. */
export class KeptValues<T> {
  readonly #limit: number;
  readonly #values = new Map<string, T>();
  #characters = 0;

  /** @param limit characters of the texts whose values are kept; the last one is, however long its text */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(text: string, make: () => T): T {
    const isKnown = this.#values.has(text);
    const value = isKnown ? (this.#values.get(text) as T) : make();
    // Whatever was asked for last is the last to go.
    this.#values.delete(text);
    this.#values.set(text, value);
    if (!isKnown) this.#characters += text.length;
    for (const oldest of this.#values.keys()) {
      if (this.#characters <= this.#limit || oldest === text) break;
      this.#values.delete(oldest);
      this.#characters -= oldest.length;
    }
    return value;
  }
}
