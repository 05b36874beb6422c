import { placesSubgraph } from '../../__tests__/fixtures/city';
import { startGateway, type TestGateway } from '../../__tests__/fixtures/startGateway';

describe('errors', () => {
  const places = placesSubgraph();
  const { execute } = places;
  let city: TestGateway;
  beforeAll(async () => {
    city = await startGateway({ subgraphs: [places] });
  });
  afterEach(() => {
    places.execute = execute;
  });
  afterAll(() => city.gateway.close());

  const ask = (query: string) => city.ask(query, { headers: { 'x-request-id': 'r-1' } });
  const masked = {
    message:
      'Something failed that is not your fault. Try again, and quote the request id when you report it.',
    extensions: { code: 'INTERNAL_ERROR', subgraph: 'places', requestId: 'r-1' },
  };

  it('keep code, context and path, name the subgraph, and come in one order', async () => {
    const answer = await ask('{ secretFault codedFault place(id: "1") { name } }');
    expect(answer.body).toEqual({
      errors: [
        {
          message: 'No region "9".',
          path: ['codedFault'],
          extensions: { code: 'REGION_NOT_FOUND', region: '9', subgraph: 'places' },
        },
        { ...masked, path: ['secretFault'] },
      ],
      data: { secretFault: null, codedFault: null, place: { name: 'North' } },
    });
    expect(answer.status).toBe(200);
    expect(`${answer.text}${city.logText()}`).not.toContain('hunter2');
  });

  it('are logged when masked, by place and not by message', async () => {
    const before = city.lines().length;
    await ask('{ secretFault }');
    expect(city.lines().slice(before)).toMatchObject([
      {
        level: 50,
        requestId: 'r-1',
        subgraph: 'places',
        path: ['secretFault'],
        msg: 'an error was masked',
      },
      { msg: 'request', errors: ['INTERNAL_ERROR'] },
    ]);
  });

  it('of a subgraph cannot pass for the client’s, set the status or show a stack', async () => {
    places.execute = async () => ({
      data: { codedFault: null },
      errors: [
        {
          message: 'Cannot query field "hidden" on type "Internal".',
          locations: [{ line: 1, column: 1 }],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
        {
          message: 'You may not.',
          locations: [{ line: 7, column: 7 }],
          path: ['codedFault'],
          extensions: {
            code: 'FORBIDDEN',
            http: { status: 503 },
            stacktrace: ['at secret.ts'],
            exception: { stack: 'secret' },
          },
        },
      ],
    });
    const answer = await ask('{ codedFault }');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      errors: [
        masked,
        {
          message: 'You may not.',
          path: ['codedFault'],
          extensions: { code: 'FORBIDDEN', subgraph: 'places' },
        },
      ],
      data: { codedFault: null },
    });
  });

  it('are made where a subgraph leaves a hole without one', async () => {
    places.execute = async () => ({ data: { nothing: null } });
    const answer = await ask('{ nothing }');
    expect(answer.body).toEqual({
      errors: [
        {
          message: 'A subgraph gave no usable value for this field.',
          path: ['nothing'],
          extensions: { code: 'SUBGRAPH_ANSWER_INVALID' },
        },
      ],
      data: null,
    });
  });

  it('do not show what a subgraph gives in place of an object', async () => {
    places.execute = async () => ({ data: { place: 'not an object: 110101199003070000' } });
    const answer = await ask('{ place(id: "1") { name } }');
    expect(answer.body).toEqual({
      errors: [
        {
          message: 'A subgraph gave no usable value for this field.',
          path: ['place'],
          extensions: { code: 'SUBGRAPH_ANSWER_INVALID' },
        },
      ],
      data: { place: null },
    });
    expect(city.logText()).not.toContain('110101199003070000');
  });

  it('of the engine are masked with the request id', async () => {
    const stock = await startGateway({ subgraphs: [places], engine: 'apollo' });
    places.execute = async () => ({ data: { place: 'not an object: 110101199003070000' } });
    const answer = await stock.ask('{ place(id: "1") { name } }', {
      headers: { 'x-request-id': 'r-1' },
    });
    await stock.gateway.close();
    expect(answer.body.errors).toEqual([
      { message: masked.message, extensions: { code: 'INTERNAL_ERROR', requestId: 'r-1' } },
    ]);
    expect(stock.logText()).not.toContain('110101199003070000');
  });
});
