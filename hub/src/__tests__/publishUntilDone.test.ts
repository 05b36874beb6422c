import { HubError } from '@civicgraph/shared';
import pino from 'pino';
import { publishUntilDone } from '../publishUntilDone';

const pauses = { firstMs: 1, longestMs: 1 };

/** A logger that keeps level, code and message of each line. */
function keepingLog() {
  const lines: unknown[] = [];
  const write = (text: string) => {
    const { level, code, msg } = JSON.parse(text);
    lines.push([pino.levels.labels[level], code, msg]);
  };
  return { lines, logger: pino({}, { write }) };
}

/** Publishes as the list says, and no further: each is thrown, `done` ends it. */
function outcomes(...list: readonly (unknown | 'done')[]) {
  const left = [...list];
  let finish = () => {};
  const over = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return {
    over,
    left,
    async publish() {
      const outcome = left.shift();
      if (outcome === 'done') return finish();
      throw outcome;
    },
  };
}

const down = new HubError('SUBGRAPH_UNAVAILABLE', 'It is down.');
const failed = "the hub's own subgraphs cannot be published; what is served stays";
const done = "the hub's own subgraphs are published";

test('What is published at once needs no word', async () => {
  const { lines, logger } = keepingLog();
  const { publish, left } = outcomes('done');
  const publishing = publishUntilDone(publish, logger, pauses);
  await publishing.tried;
  await publishing.stop();
  expect([left, lines]).toEqual([[], []]);
});

test('It is tried until it is done, and each reason is told once in a row', async () => {
  const { lines, logger } = keepingLog();
  const clash = new HubError('COMPOSITION_FAILED', 'They do not compose.');
  const { publish, over, left } = outcomes(down, down, clash, clash, new Error('x'), down, 'done');
  const publishing = publishUntilDone(publish, logger, pauses);
  await over;
  await publishing.stop();
  expect(left).toEqual([]);
  expect(lines).toEqual([
    ['warn', 'SUBGRAPH_UNAVAILABLE', failed],
    ['error', 'COMPOSITION_FAILED', failed],
    ['error', 'INTERNAL_ERROR', failed],
    ['warn', 'SUBGRAPH_UNAVAILABLE', failed],
    ['info', undefined, done],
  ]);
});

test('A first try that fails is over, and stopping ends the pause after it', async () => {
  const { lines, logger } = keepingLog();
  const { publish, left } = outcomes(down, 'done');
  const publishing = publishUntilDone(publish, logger, { firstMs: 1e9, longestMs: 1e9 });
  await publishing.tried;
  await publishing.stop();
  expect(left).toEqual(['done']);
  expect(lines).toEqual([['warn', 'SUBGRAPH_UNAVAILABLE', failed]]);
});

test("Stopping tells a try that is under way, whose failure is nobody's concern", async () => {
  const { lines, logger } = keepingLog();
  const publishing = publishUntilDone(
    (signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(down));
      }),
    logger,
    pauses,
  );
  await publishing.stop();
  await publishing.tried;
  expect(lines).toEqual([]);
});
