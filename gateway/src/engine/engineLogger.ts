import type { Logger } from 'pino';

/**
 * The engine's voice in the log: its warnings. Below that it says nothing an operator needs, and its
 * errors quote data; the errors plugin logs them without.
 */
export function engineLogger(logger: Logger) {
  const quiet = () => {};
  return {
    debug: quiet,
    info: quiet,
    warn: (message: unknown) => logger.warn({ engine: true }, String(message)),
    error: quiet,
  };
}
