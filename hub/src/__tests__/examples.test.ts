import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import { examplesBefore, readExamples } from '../examples';
import { runHub, type TestHub } from './runHub';

const examples = readExamples();

it('there is an example for each question but 8, which is about the hub rather than asked of it', () => {
  expect(examples.map(({ name }) => Number(name.slice(0, 2)))).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1).filter((question) => question !== 8),
  );
});

const transports = ['in process', 'HTTP', 'stock Apollo Gateway'] as const;

describeOnEachDatabase('every example', (databases) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await runHub(databases.url(), { transports, isListed: true });
  }, 120_000);
  afterAll(() => hub.close());

  describe.each(transports)('%s', (transport) => {
    it.each(examples.map((example) => [example.name, example] as const))(
      '%s has the expected answer',
      async (_name, example) => {
        const { viewer, query, variables, expected } = example;
        for (const one of examplesBefore(example, examples)) {
          await hub.ask(transport, one.viewer, one.query, one.variables);
        }
        const { status, text } = await hub.ask(transport, viewer, query, variables);
        expect(JSON.parse(text)).toEqual(expected);
        expect(status).toBe(200);
      },
    );
  });
});
