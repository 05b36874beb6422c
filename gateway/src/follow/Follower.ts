import { setTimeout as wait } from 'node:timers/promises';
import { HubError, type SupergraphVersion } from '@civicgraph/shared';
import type { Logger } from 'pino';
import { stackFrames } from '../errors';
import { isSameSupergraph } from './isSameSupergraph';
import type { RegistryAnswer, RegistryLine } from './RegistryLine';
import type { SupergraphFile } from './SupergraphFile';

export interface FollowerOptions {
  readonly line: RegistryLine;
  /** Without one, a start needs the registry. */
  readonly file: SupergraphFile | undefined;
  /** Makes a supergraph the one that serves. Where it throws, the one before serves on. */
  readonly serve: (version: SupergraphVersion) => Promise<void>;
  readonly logger: Logger;
  /** How long a start waits for the registry when nothing is kept on disk. */
  readonly waitMs: number;
  /** Between two questions to the registry; 250 when absent. */
  readonly pauseMs?: number | undefined;
}

/** Keeps a gateway at the current supergraph of the registry, whatever happens to the registry. */
export interface Follower {
  /**
   * Resolves once a supergraph serves: that of the registry or, when it does not answer within three
   * seconds or what it has cannot be loaded, the one that was kept.
   * @throws HubError REGISTRY_UNAVAILABLE; what loading the registry's supergraph threw
   */
  start(): Promise<void>;
  /** Asks no more, and resolves once no supergraph is being taken up. */
  stop(): Promise<void>;
}

interface Refused {
  readonly version: SupergraphVersion;
  readonly error: unknown;
  /** How often the registry has named it since. */
  asked: number;
}

const startPatienceMs = 3000;
/** Questions until what could not be loaded is tried once more: the fault may have been our own. */
const questionsToRetry = 60;

export function createFollower(options: FollowerOptions): Follower {
  const { line, file, serve, logger, waitMs, pauseMs = 250 } = options;
  let served: SupergraphVersion | undefined;
  /** Whether the registry has answered: what was kept may be of a registry that is no more. */
  let isConfirmed = false;
  let refused: Refused | undefined;
  let timer: NodeJS.Timeout | undefined;
  let taking: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  /** Whether it serves now. */
  async function take(version: SupergraphVersion): Promise<boolean> {
    if (served && isSameSupergraph(served, version)) return true;
    const again = refused && isSameSupergraph(refused.version, version) ? refused : undefined;
    if (again) {
      again.asked += 1;
      if (again.asked % questionsToRetry !== 0) return false;
    }
    const startedAt = performance.now();
    try {
      await serve(version);
    } catch (error) {
      if (!again) {
        tellRefused(version, error, logger);
        refused = { version, error, asked: 0 };
      }
      return false;
    }
    served = version;
    if (again) refused = undefined;
    const ms = Math.round(performance.now() - startedAt);
    logger.info({ supergraph: version.version, ms }, 'a supergraph serves');
    await file?.write(version);
    return true;
  }

  async function poll(): Promise<void> {
    const answer = await line.ask(isConfirmed && served ? served.version : null);
    if (answer === undefined || isStopped) return;
    isConfirmed = true;
    if (answer === null) return;
    const before = served;
    taking = take(answer);
    await taking;
    // The registry learns at once what is served, and there may be a newer one by now.
    if (served !== before && !isStopped) await poll();
  }

  function schedule(): void {
    if (isStopped) return;
    timer = setTimeout(() => void poll().finally(schedule), pauseMs).unref();
  }

  /** What the registry has, asked again and again until then; undefined when it has nothing. */
  async function firstAnswer(until: number): Promise<SupergraphVersion | undefined> {
    for (;;) {
      const left = Math.max(until - Date.now(), 0);
      const answer = await withinTime(line.ask(null), left);
      if (answer) return answer;
      if (Date.now() >= until) return undefined;
      await wait(Math.min(pauseMs, Math.max(until - Date.now(), 0)));
    }
  }

  async function takeFirst(): Promise<void> {
    const until = Date.now() + waitMs;
    const answer = await firstAnswer(Math.min(until, Date.now() + startPatienceMs));
    isConfirmed = answer !== undefined;
    if (answer && (await take(answer))) return;
    const kept = await file?.read();
    if (kept && (await take(kept))) return;
    if (answer) throw refused?.error;
    const late = await firstAnswer(until);
    if (!late) throw notThere(waitMs);
    isConfirmed = true;
    if (!(await take(late))) throw refused?.error;
  }

  return {
    async start() {
      await takeFirst();
      schedule();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await taking;
    },
  };
}

async function withinTime(answer: Promise<RegistryAnswer>, ms: number): Promise<RegistryAnswer> {
  const patience = new AbortController();
  const tooLate = wait(ms, undefined, { signal: patience.signal });
  // Aborted below, when the registry was faster.
  tooLate.catch(() => {});
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    patience.abort();
  }
}

function tellRefused({ version }: SupergraphVersion, error: unknown, logger: Logger): void {
  const isCoded = error instanceof HubError;
  logger.error(
    {
      supergraph: version,
      code: isCoded ? error.code : 'INTERNAL_ERROR',
      ...(isCoded ? { reason: error.message } : { at: stackFrames(error) }),
    },
    'a supergraph cannot be loaded and is not followed',
  );
}

function notThere(waitMs: number): HubError {
  return new HubError(
    'REGISTRY_UNAVAILABLE',
    `The registry gave no supergraph within ${waitMs / 1000} seconds, and none was kept from before. Start the registry, or check its address.`,
  );
}
