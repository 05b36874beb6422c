import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { peopleSubgraph, placesSubgraph } from '../../__tests__/fixtures/city';
import { startGateway, type TestGateway } from '../../__tests__/fixtures/startGateway';

describe('tracing', () => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const [places, people] = [placesSubgraph(), peopleSubgraph()];
  let city: TestGateway;
  beforeAll(async () => {
    const tracer = provider.getTracer('test');
    city = await startGateway({ tracer, subgraphs: [places, people] });
  });
  beforeEach(() => exporter.reset());
  afterAll(async () => {
    await city.gateway.close();
    await provider.shutdown();
  });

  const query = 'query Names($id: ID!) { place(id: $id) { name mayor } }';

  it('makes spans for the request, plan, fetches and projection', async () => {
    await city.ask(query, { variables: { id: '1' } });
    const [request] = exporter.getFinishedSpans().filter(({ name }) => name === 'query');
    const below = exporter.getFinishedSpans().filter((span) => span !== request);
    const parentId = request?.spanContext().spanId;
    expect(request?.attributes).toEqual({
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'Names',
      'civicgraph.document.hash': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(below.map(summary)).toEqual([
      { name: 'plan', parentId, attributes: { 'civicgraph.plan.cached': false } },
      { name: 'fetch places', parentId, attributes: fetched('places', 0) },
      { name: 'fetch people', parentId, attributes: fetched('people', 1) },
      { name: 'project', parentId, attributes: {} },
    ]);
  });

  it('says which fetch failed and with what', async () => {
    await city.ask(query, { variables: { id: '2' } });
    const failed = exporter.getFinishedSpans().filter(({ status }) => status.code === 2);
    expect(failed.map(({ name, attributes }) => [name, attributes['error.type']])).toEqual([
      ['fetch people', 'FORBIDDEN'],
      ['query', 'FORBIDDEN'],
    ]);
  });

  it('ends the span of a request that is refused', async () => {
    await city.ask('{ unknown }');
    expect(exporter.getFinishedSpans().map(summary)).toEqual([
      {
        name: 'GraphQL Operation',
        parentId: undefined,
        attributes: { 'error.type': 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });

  it('goes on with the trace of the client, and hands it on to subgraphs', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    people.requests.length = 0;
    await city.ask('{ role }', {
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    });
    const spans = exporter.getFinishedSpans();
    expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([traceId]));
    expect(spans.at(-1)?.parentSpanContext?.spanId).toBe('00f067aa0ba902b7');
    const fetch = spans.find(({ name }) => name === 'fetch people');
    expect(people.requests.map(({ request }) => request.traceparent)).toEqual([
      `00-${traceId}-${fetch?.spanContext().spanId}-01`,
    ]);
  });

  it('records nothing for a client that says not to, and hands that on', async () => {
    people.requests.length = 0;
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    await city.ask('{ role }', {
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-00` },
    });
    expect(exporter.getFinishedSpans()).toEqual([]);
    expect(people.requests[0]?.request.traceparent).toMatch(
      new RegExp(`^00-${traceId}-[0-9a-f]{16}-00$`),
    );
  });

  it('keeps operations, variables and data out', async () => {
    await city.ask(query, { variables: { id: '1' } });
    const told = exporter
      .getFinishedSpans()
      .map(({ name, attributes, events, status }) => ({ name, attributes, events, status }));
    expect(JSON.stringify(told)).not.toMatch(/North|mayor|\$id|_entities/);
  });
});

describe('a gateway without a tracer', () => {
  it('hands no trace on', async () => {
    const people = peopleSubgraph();
    const city = await startGateway({ subgraphs: [placesSubgraph(), people] });
    await city.ask('{ role }', {
      headers: { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
    });
    await city.gateway.close();
    expect(people.requests[0]?.request).not.toHaveProperty('traceparent');
  });
});

function summary({ name, attributes, parentSpanContext }: ReadableSpan) {
  return { name, parentId: parentSpanContext?.spanId, attributes };
}

function fetched(subgraph: string, entities: number) {
  return {
    'civicgraph.subgraph': subgraph,
    'civicgraph.entities': entities,
    'civicgraph.shared': false,
    'civicgraph.errors': 0,
  };
}
