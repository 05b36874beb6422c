import { once } from 'node:events';
import { connect } from 'node:net';
import { peopleSubgraph, placesSubgraph } from '../../__tests__/fixtures/city';
import { codeOf, startGateway } from '../../__tests__/fixtures/startGateway';

/** A gate that a request waits at until the test opens it. */
function gate() {
  let open = () => {};
  let arrive = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return {
    open: () => open(),
    arrived,
    pass: () => {
      arrive();
      return opened;
    },
  };
}

describe('closing the gateway', () => {
  it('finishes what is in flight, turns new requests away, then closes the subgraphs', async () => {
    const { open, arrived, pass } = gate();
    const places = placesSubgraph({ onSlow: pass });
    const people = peopleSubgraph();
    const city = await startGateway({ subgraphs: [places, people] });
    const { hostname, port } = new URL(city.gateway.url);

    // A connection that is open, and idle, when the gateway begins to close.
    const kept = connect(Number(port), hostname);
    const heard: string[] = [];
    kept.on('data', (chunk) => heard.push(String(chunk)));
    kept.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(kept, 'data');

    const inFlight = city.ask('{ slow }');
    await arrived;
    const closed = city.gateway.close();
    expect(city.gateway.close()).toBe(closed);

    heard.length = 0;
    kept.write('GET /health/ready HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(kept, 'close');
    const [head = '', body = ''] = heard.join('').split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 503 /);
    expect(head.toLowerCase()).toContain('connection: close');
    expect(JSON.parse(body).errors[0].extensions).toEqual({ code: 'SHUTTING_DOWN' });

    const stranger = connect(Number(port), hostname);
    const [refusal] = await once(stranger, 'error').catch((error) => [error]);
    expect(refusal.code).toBe('ECONNREFUSED');

    expect({ places: places.isClosed, people: people.isClosed }).toEqual({
      places: false,
      people: false,
    });
    open();
    const answer = await inFlight;
    expect(answer.body).toEqual({ data: { slow: 'done' } });
    expect(answer.headers.connection).toBe('close');
    await closed;
    expect({ places: places.isClosed, people: people.isClosed }).toEqual({
      places: true,
      people: true,
    });
    expect(codeOf(answer)).toBeUndefined();
  });

  it('does not wait for ever', async () => {
    const { open, arrived, pass } = gate();
    const city = await startGateway({
      subgraphs: [placesSubgraph({ onSlow: pass }), peopleSubgraph()],
      closeGraceMs: 20,
    });
    const cut = city.ask('{ slow }').catch((error) => error.code);
    await arrived;
    await city.gateway.close();
    expect(await cut).toBe('UND_ERR_SOCKET');
    open();
  });
});
