import type { ProjectionFault } from './Projection';

const maxFaults = 100;

/**
 * The faults of one projection. Whoever finds one knows no path: each object and list on the way up
 * adds its own step, so that an answer without faults pays for no path.
 */
export class Faults {
  /** How many there are; grows with each. */
  count = 0;
  readonly #found: { readonly steps: (string | number)[]; readonly reason: Reason }[] = [];

  add(reason: Reason): void {
    this.count += 1;
    if (this.#found.length < maxFaults) this.#found.push({ steps: [], reason });
  }

  /** Says that the faults since `count` was `since` are within this key or index. */
  within(step: string | number, since: number): void {
    for (let index = since; index < this.#found.length; index++) {
      this.#found[index]?.steps.push(step);
    }
  }

  list(): readonly ProjectionFault[] {
    return this.#found.map(({ steps, reason }) => ({ path: steps.reverse(), reason }));
  }
}

type Reason = ProjectionFault['reason'];
