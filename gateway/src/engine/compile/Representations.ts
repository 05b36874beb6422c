/** The representations of one fetch, each text once, in the order they came. */
export class Representations {
  private readonly slots = new Map<string, number>();
  private text: string | undefined;

  get size(): number {
    return this.slots.size;
  }

  /** The place of a representation in the list, new or known. */
  slotOf(text: string): number {
    const known = this.slots.get(text);
    if (known !== undefined) return known;
    const slot = this.slots.size;
    this.slots.set(text, slot);
    return slot;
  }

  /** The JSON text of the list, once all are in it. */
  toText(): string {
    this.text ??= `[${[...this.slots.keys()].join(',')}]`;
    return this.text;
  }
}
