import type { Logger } from 'pino';
import type { CheckRunner } from '../check';
import type { ProbeSubgraph } from '../probe/createProbe';
import type { HistoryNotes } from '../store/createHistoryNotes';
import type { Store } from '../store/openStore';
import type { UseStore } from '../uses/createUseStore';

/** What every act of the registry needs. */
export interface RegistryContext {
  readonly store: Store;
  readonly checker: CheckRunner;
  readonly probe: ProbeSubgraph;
  readonly uses: UseStore;
  readonly notes: HistoryNotes;
  readonly logger: Logger;
  /** Has work wait for its turn: changes of this process come one after the other. */
  inQueue<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Told of each new supergraph. */
  onSupergraph(version: number): void;
}
