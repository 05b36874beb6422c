import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EngineObserver } from '../engine';

/**
 * How a request ended: `ok`; `errors`, an answer with holes; `refused`, the client's fault; `failed`,
 * the hub's; `aborted`, the client did not wait for the answer.
 */
export type RequestOutcome = 'ok' | 'errors' | 'refused' | 'failed' | 'aborted';

/** The numbers of one gateway. They hold no person, no operation and no value of a request. */
export interface Metrics extends EngineObserver {
  requestStarted(): void;
  requestEnded(outcome: RequestOutcome, milliseconds: number): void;
  readonly contentType: string;
  /** Every metric in the Prometheus text format, those of the process included. */
  read(): Promise<string>;
}

const circuitStates = { closed: 0, halfOpen: 1, open: 2 } as const;
const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Labels are outcomes and names of subgraphs, so that the number of series is bounded. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name: `civicgraph_${name}`, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Histogram({ name: `civicgraph_${name}`, help, labelNames, registers, buckets: seconds });

  const requests = counter('requests_total', 'Requests to /graphql by outcome.', ['outcome']);
  const durations = histogram('request_duration_seconds', 'From first to last byte.');
  const inFlight = new Gauge({
    name: 'civicgraph_requests_in_flight',
    help: 'Requests to /graphql that have no answer yet.',
    registers,
  });
  const fetches = counter('fetches_total', 'Fetches by subgraph and outcome.', [
    'subgraph',
    'outcome',
  ]);
  const fetchDurations = histogram('fetch_duration_seconds', 'Of fetches, by subgraph.', [
    'subgraph',
  ]);
  const retries = counter('fetch_retries_total', 'Fetches that were sent again.', ['subgraph']);
  const circuits = new Gauge({
    name: 'civicgraph_circuit_state',
    help: 'Circuit breaker of a subgraph: 0 closed, 1 half open, 2 open.',
    labelNames: ['subgraph'],
    registers,
  });
  const lookups = counter('plan_cache_lookups_total', 'Plans found compiled, or not.', ['result']);
  let countCompiled = () => 0;
  new Gauge({
    name: 'civicgraph_plan_cache_size',
    help: 'Compiled plans that are kept.',
    registers,
    collect() {
      this.set(countCompiled());
    },
  });
  const planning = histogram('planning_duration_seconds', 'Time a planner took for a plan.');
  const swaps = counter('supergraph_swaps_total', 'Supergraphs that took over from another.');
  const hits = lookups.labels('hit');
  const misses = lookups.labels('miss');
  let hasProcessMetrics = false;

  return {
    requestStarted: () => inFlight.inc(),
    requestEnded(outcome, milliseconds) {
      inFlight.dec();
      requests.inc({ outcome });
      durations.observe(milliseconds / 1000);
    },
    fetched({ subgraph, outcome, milliseconds }) {
      fetches.inc({ subgraph, outcome });
      fetchDurations.observe({ subgraph }, milliseconds / 1000);
    },
    retried: ({ subgraph }) => retries.inc({ subgraph }),
    circuitChanged: ({ subgraph, state }) => circuits.set({ subgraph }, circuitStates[state]),
    lookedUp: (isCompiled) => (isCompiled ? hits : misses).inc(),
    planned: (milliseconds) => planning.observe(milliseconds / 1000),
    swapped: () => swaps.inc(),
    compiled(count) {
      countCompiled = count;
    },
    contentType: registry.contentType,
    read() {
      // They watch the event loop and the heap from then on: a gateway that nobody reads is spared.
      if (!hasProcessMetrics) collectDefaultMetrics({ register: registry });
      hasProcessMetrics = true;
      return registry.metrics();
    },
  };
}
