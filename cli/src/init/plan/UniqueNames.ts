/** Names given within one place, each once, whatever the case of its letters. */
export class UniqueNames {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set([...taken].map((name) => name.toLowerCase()));
  }

  has(name: string): boolean {
    return this.#taken.has(name.toLowerCase());
  }

  /** The name, or with the next number behind it when it is taken. */
  take(name: string): string {
    let free = name;
    for (let number = 2; this.has(free); number += 1) free = `${name}${number}`;
    this.#taken.add(free.toLowerCase());
    return free;
  }
}
