/** Values that were made of texts, the last ones kept: the same schemas are checked against again and again. */
export class KeptValues<T> {
  readonly #limit: number;
  readonly #values = new Map<string, T>();

  /** @param limit how many to keep */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(text: string, make: () => T): T {
    const value = this.#values.has(text) ? (this.#values.get(text) as T) : make();
    // Whatever was asked for last is the last to go.
    this.#values.delete(text);
    this.#values.set(text, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#limit && oldest !== undefined) this.#values.delete(oldest);
    return value;
  }
}
