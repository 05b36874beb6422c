/** Everything outside of itself that the command line reads and writes, the hub and files apart. */
export interface Terminal {
  /** Names of files are relative to it. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: AsyncIterable<Uint8Array>;
  /** Whether standard output, and standard error, may hold colours. */
  readonly colour: { readonly output: boolean; readonly errors: boolean };
  /** Width for help, in columns. */
  readonly columns: number;
  writeOutput(text: string): void;
  writeError(text: string): void;
  /** In milliseconds, from any beginning. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}
