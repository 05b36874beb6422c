import { codeOf, startGateway, type TestGateway } from '../../__tests__/fixtures/startGateway';
import { createMetrics } from '../createMetrics';
import { countsOf, samplesOf } from './samples';

describe('/metrics', () => {
  let city: TestGateway;
  beforeEach(async () => {
    city = await startGateway({ metricsToken: 'a-token-of-16-ch' });
  });
  afterEach(() => city.gateway.close());

  it('counts requests, plans and fetches', async () => {
    await city.ask('{ role }');
    await city.ask('{ role }');
    await city.ask('{ codedFault }');
    await city.ask('{ unknown }');
    await city.ask('{ places { nodes { population } } }');
    const { text, headers, status } = await city.send('GET', '/metrics');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(countsOf(text)).toEqual({
      civicgraph_requests_in_flight: 0,
      'civicgraph_requests_total{outcome="ok"}': 3,
      'civicgraph_requests_total{outcome="errors"}': 1,
      'civicgraph_requests_total{outcome="refused"}': 1,
      civicgraph_request_duration_seconds_count: 5,
      'civicgraph_fetches_total{subgraph="people",outcome="ok"}': 3,
      'civicgraph_fetches_total{subgraph="places",outcome="ok"}': 1,
      'civicgraph_fetches_total{subgraph="places",outcome="errors"}': 1,
      'civicgraph_fetch_duration_seconds_count{subgraph="people"}': 3,
      'civicgraph_fetch_duration_seconds_count{subgraph="places"}': 2,
      'civicgraph_plan_cache_lookups_total{result="hit"}': 1,
      'civicgraph_plan_cache_lookups_total{result="miss"}': 3,
      civicgraph_plan_cache_size: 3,
      civicgraph_planning_duration_seconds_count: 3,
      civicgraph_supergraph_swaps_total: 0,
    });
  });

  it('tells of the process', async () => {
    await city.send('GET', '/metrics');
    const samples = samplesOf((await city.send('GET', '/metrics')).text);
    expect(samples.process_resident_memory_bytes).toBeGreaterThan(0);
    expect(samples.nodejs_eventloop_lag_seconds).toEqual(expect.any(Number));
  });

  it('is closed to a request that a proxy passed on, whatever token of a viewer it carries', async () => {
    const answer = await city.send('GET', '/metrics', {
      'x-forwarded-for': '127.0.0.1',
      authorization: `Bearer ${city.token}`,
    });
    expect(answer.status).toBe(403);
    expect(codeOf(answer)).toBe('METRICS_FORBIDDEN');
    expect(answer.text).not.toContain('civicgraph_');
  });

  it('is open to the token of the metrics, through a proxy too', async () => {
    const answer = await city.send('GET', '/metrics', {
      'x-forwarded-for': '10.0.0.7',
      authorization: 'Bearer a-token-of-16-ch',
    });
    expect(answer.status).toBe(200);
  });

  it('does not let a gateway start with a token that could be guessed', async () => {
    await expect(startGateway({ metricsToken: 'secret' })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
    });
  });
});

describe('metrics', () => {
  it('count what the transports tell, for each gateway alone', async () => {
    const [metrics, others] = [createMetrics(), createMetrics()];
    const subgraph = 'places';
    metrics.fetched({ subgraph, outcome: 'ok', milliseconds: 2 });
    metrics.fetched({ subgraph, outcome: 'timeout', milliseconds: 2000 });
    metrics.retried({ subgraph });
    metrics.circuitChanged({ subgraph, state: 'open' });
    metrics.swapped();
    const told = countsOf(await metrics.read());
    expect(told).toMatchObject({
      'civicgraph_fetches_total{subgraph="places",outcome="ok"}': 1,
      'civicgraph_fetches_total{subgraph="places",outcome="timeout"}': 1,
      'civicgraph_fetch_duration_seconds_count{subgraph="places"}': 2,
      'civicgraph_fetch_retries_total{subgraph="places"}': 1,
      'civicgraph_circuit_state{subgraph="places"}': 2,
      civicgraph_supergraph_swaps_total: 1,
    });
    const samples = samplesOf(await metrics.read());
    expect(samples['civicgraph_fetch_duration_seconds_bucket{le="0.0025",subgraph="places"}']).toBe(
      1,
    );
    expect(countsOf(await others.read(), 'civicgraph_fetch')).toEqual({});
  });
});
