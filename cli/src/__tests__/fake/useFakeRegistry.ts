import { runHub } from '../../runHub';
import type { Terminal } from '../../terminal/Terminal';
import { fakeTerminal } from './fakeTerminal';
import { type Answers, type FakeRegistry, fakeToken, startFakeRegistry } from './startFakeRegistry';

/** What a command came to. */
export interface Ran {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** Gives the tests of a file one fake registry, and a way to run commands against it. */
export function useFakeRegistry() {
  let registry: FakeRegistry;
  beforeAll(async () => {
    registry = await startFakeRegistry();
  });
  afterAll(() => registry.close());
  return {
    /** What was asked since the last call. */
    asked: () => registry.asked.splice(0),
    url: () => registry.url,
    /** Runs `hub` with these words, each without blanks, or given one by one. */
    run: async (
      words: string | readonly string[],
      answers: Answers,
      terminalOptions: Partial<Terminal> = {},
    ): Promise<Ran> => {
      registry.asked.splice(0);
      registry.answer(answers);
      const environment = { HUB_URL: registry.url, HUB_TOKEN: fakeToken };
      const terminal = fakeTerminal({ environment, ...terminalOptions });
      const exitCode = await runHub(typeof words === 'string' ? words.split(' ') : words, terminal);
      return { exitCode, ...terminal.written };
    },
  };
}
