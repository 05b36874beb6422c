import type { FetchObserver } from './transports/FetchObserver';

/** Told what an engine does, as it does it. What it is told holds no data and no operation. */
export interface EngineObserver extends FetchObserver {
  /** A request came whose operation was, or was not, compiled already. */
  lookedUp(isCompiled: boolean): void;
  /** A planner made a plan. */
  planned(milliseconds: number): void;
  /** A new supergraph has taken over. */
  swapped(): void;
  /** Hands over how to count the operations that are compiled at the moment. */
  compiled(count: () => number): void;
}
