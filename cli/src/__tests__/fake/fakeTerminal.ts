import type { Terminal } from '../../terminal/Terminal';

export interface FakeTerminal extends Terminal {
  readonly written: { output: string; errors: string };
}

/** A terminal that keeps what is written, and whose clock moves by waiting alone. */
export function fakeTerminal(options: Partial<Terminal> = {}): FakeTerminal {
  const written = { output: '', errors: '' };
  let now = 0;
  return {
    folder: __dirname,
    environment: {},
    input: chunks(''),
    colour: { output: false, errors: false },
    columns: 100,
    writeOutput: (text) => {
      written.output += text;
    },
    writeError: (text) => {
      written.errors += text;
    },
    now: () => now,
    wait: async (milliseconds) => {
      now += milliseconds;
    },
    ...options,
    written,
  };
}

/** Standard input with these parts. */
export async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}
