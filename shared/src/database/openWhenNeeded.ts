import type { Logger } from 'pino';
import { failureName, HubError } from '../errors';

/** What is opened when it is needed first, and again until that succeeds. */
export interface OpenedWhenNeeded<Opened> {
  /**
   * Those who ask at the same time open it together; once it is open it stays so.
   * @throws HubError DATABASE_UNREACHABLE once it is closed; whatever opening throws
   */
  get(): Promise<Opened>;
  /** Closes what is open, once however often it is asked for; nothing is opened from then on. */
  close(): Promise<void>;
}

export interface OpenWhenNeededOptions<Opened> {
  /** As the log calls it, for example `the ledger`. */
  readonly name: string;
  readonly open: () => Promise<Opened>;
  readonly close: (opened: Opened) => Promise<void>;
  readonly logger: Logger;
}

/**
 * Opens a database for a process that starts without it all the same. It is tried once before this resolves; where that
 * fails, whoever asks tries once more. The log tells when it cannot be opened, once, and when it is open after all.
 */
export async function openWhenNeeded<Opened>(
  options: OpenWhenNeededOptions<Opened>,
): Promise<OpenedWhenNeeded<Opened>> {
  const { name, open, close, logger } = options;
  let opening: Promise<Opened> | null = null;
  let isDown = false;
  let closing: Promise<void> | null = null;

  async function openNow(): Promise<Opened> {
    const opened = await open();
    if (isDown) logger.info(`${name} is open`);
    return opened;
  }

  function tellDown(error: unknown): never {
    opening = null;
    if (!isDown) logger.error({ error: failureName(error) }, `${name} cannot be opened`);
    isDown = true;
    throw error;
  }

  async function get(): Promise<Opened> {
    if (closing) throw new HubError('DATABASE_UNREACHABLE', `It is too late: ${name} is closed.`);
    opening ??= openNow().catch(tellDown);
    return opening;
  }

  async function closeNow(): Promise<void> {
    const opened = await opening?.then(
      (value) => ({ value }),
      () => null,
    );
    if (opened) await close(opened.value);
  }

  await get().catch(() => undefined);
  return {
    get,
    close() {
      closing ??= closeNow();
      return closing;
    },
  };
}
