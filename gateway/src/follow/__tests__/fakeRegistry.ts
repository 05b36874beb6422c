import {
  type GatewayReport,
  HubError,
  type OperationUse,
  type Registry,
  type RoutedSubgraph,
  type SupergraphVersion,
} from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';

export interface FakeRegistry extends Registry {
  /** The current supergraph; null before the first. */
  current: SupergraphVersion | null;
  isAway: boolean;
  isClosed: boolean;
  /** What gateways told of themselves, in order. */
  readonly reports: GatewayReport[];
  /** What was recorded, in order. */
  readonly uses: OperationUse[];
  /** Resolves when that many more questions have been answered. */
  asked(times: number): Promise<void>;
}

/** A registry in memory. */
export function fakeRegistry(current: SupergraphVersion | null = null): FakeRegistry {
  const waiting: { left: number; resolve(): void }[] = [];
  const assertUp = () => {
    if (fake.isAway) throw new HubError('REGISTRY_UNAVAILABLE', 'The registry is away.');
  };
  const fake: FakeRegistry = {
    current,
    isAway: false,
    isClosed: false,
    reports: [],
    uses: [],
    async nextSupergraph(report) {
      fake.reports.push(report);
      for (const one of waiting) {
        one.left -= 1;
        // The one that asks has not heard the answer to this question before it asks the next.
        if (one.left === -1) one.resolve();
      }
      assertUp();
      return fake.current && fake.current.version !== report.version ? fake.current : null;
    },
    async recordUses(uses) {
      assertUp();
      fake.uses.push(...uses);
    },
    async close() {
      fake.isClosed = true;
    },
    asked: (times) =>
      new Promise((resolve) => {
        waiting.push({ left: times, resolve });
      }),
  };
  return fake;
}

/** A schema, and where the subgraph of that schema runs. */
export interface PlacedSchema extends RoutedSubgraph {
  readonly sdl: string;
}

export function versionOf(version: number, schemas: readonly PlacedSchema[]): SupergraphVersion {
  return {
    version,
    supergraphSdl: composeSupergraph(schemas),
    subgraphs: schemas.map(({ name, url }) => ({ name, url })),
  };
}
