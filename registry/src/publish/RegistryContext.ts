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
  /** The schemas of the subgraphs that run in the process of this registry, by name. */
  readonly ownSchemas: Map<string, string>;
  /** Told of the version that is current, 0 before the first; of the same one any number of times. */
  onSupergraph(version: number): void;
}
