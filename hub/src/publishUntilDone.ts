import { setTimeout as wait } from 'node:timers/promises';
import { stackFrames } from '@civicgraph/gateway';
import { type ErrorCode, HubError } from '@civicgraph/shared';
import type { Logger } from 'pino';

/** The publishing of the hub's own subgraphs, which goes on beside what serves. */
export interface OwnPublishing {
  /** Resolves once it was tried, whatever came of that. */
  readonly tried: Promise<void>;
  /** Tries no more, and resolves once no try is under way. */
  stop(): Promise<void>;
}

export interface PublishPauses {
  /** Between the first two tries, in milliseconds; each further pause is half as long again. */
  readonly firstMs: number;
  readonly longestMs: number;
}

const defaultPauses: PublishPauses = { firstMs: 250, longestMs: 60_000 };

/** What passes when something that is down comes up. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'SUBGRAPH_UNAVAILABLE',
  'DATABASE_UNREACHABLE',
  'REGISTRY_BUSY',
]);

/**
 * Tries until it is done: what stands in the way may come up, or be published or deleted by somebody else, while the
 * supergraph of before goes on being served. The log tells each reason once in a row, with its code.
 * @param publish given a signal that says when to give up
 */
export function publishUntilDone(
  publish: (signal: AbortSignal) => Promise<void>,
  logger: Logger,
  { firstMs, longestMs }: PublishPauses = defaultPauses,
): OwnPublishing {
  const stopping = new AbortController();
  const { signal } = stopping;
  let failing: string | undefined;

  /** @returns whether it is over */
  async function attempt(): Promise<boolean> {
    try {
      await publish(signal);
      if (failing !== undefined) logger.info("the hub's own subgraphs are published");
      return true;
    } catch (error) {
      if (signal.aborted) return true;
      const code = error instanceof HubError ? error.code : 'INTERNAL_ERROR';
      if (code !== failing) tell(logger, code, error);
      failing = code;
      return false;
    }
  }

  async function retry(first: Promise<boolean>): Promise<void> {
    let isOver = await first;
    for (let pauseMs = firstMs; !isOver; pauseMs = Math.min(pauseMs * 1.5, longestMs)) {
      // It rejects when it is stopped meanwhile.
      await wait(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
      isOver = signal.aborted || (await attempt());
    }
  }

  const first = attempt();
  const over = retry(first);
  return {
    tried: first.then(() => undefined),
    async stop() {
      stopping.abort();
      await over;
    },
  };
}

function tell(logger: Logger, code: ErrorCode, error: unknown): void {
  const message = "the hub's own subgraphs cannot be published; what is served stays";
  if (!(error instanceof HubError)) logger.error({ code, at: stackFrames(error) }, message);
  else if (passing.has(code)) logger.warn({ code, reason: error.message }, message);
  else logger.error({ code, reason: error.message }, message);
}
