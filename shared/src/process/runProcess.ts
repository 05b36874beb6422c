import { HubError } from '../errors';

/**
 * Runs a long-lived process: starts it, then closes it once at Ctrl-C or SIGTERM. A coded failure
 * is one line on standard error and exit code 1; any other failure keeps its stack, since it is
 * a defect.
 */
export async function runProcess(start: () => Promise<{ close(): Promise<void> }>): Promise<void> {
  // Files that the process makes hold personal data: nobody else on the machine reads them.
  process.umask(0o077);
  try {
    const running = await start();
    let closing = false;
    const stop = async () => {
      if (closing) return;
      closing = true;
      await running.close();
      process.exit(0);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    // A process that was started by another does not outlive it.
    if (process.channel) process.on('disconnect', stop);
  } catch (error) {
    fail(error);
  }
}

/** Ends the process with what went wrong. */
export function fail(error: unknown): never {
  if (error instanceof HubError) process.stderr.write(`${error.code}: ${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}
