import { startGateway, type TestGateway } from '../../__tests__/fixtures/startGateway';

describe('the gateway', () => {
  let city: TestGateway;
  beforeAll(async () => {
    city = await startGateway();
  });
  afterAll(() => city.gateway.close());

  it('joins the subgraphs in one answer', async () => {
    const { status, text } = await city.ask(
      'query Join { role places { nodes { id name population } } }',
    );
    expect(text).toBe(
      '{"data":{"role":"ANALYST","places":{"nodes":[{"id":"1","name":"North","population":100},{"id":"2","name":"South","population":200}]}}}',
    );
    expect(status).toBe(200);
  });
});
