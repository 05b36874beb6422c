import { HubError, type Registry, type SupergraphVersion } from '@civicgraph/shared';
import type { Logger } from 'pino';
import { stackFrames } from '../errors';

/** What came of asking: `null` says that there is nothing new, `undefined` that nobody answered. */
export type RegistryAnswer = SupergraphVersion | null | undefined;

/** Asks the registry for supergraphs. Never throws: the log tells when it goes away and when it is back. */
export interface RegistryLine {
  /** @param version the one that is served; null before the first */
  ask(version: number | null): Promise<RegistryAnswer>;
}

export function createRegistryLine(
  registry: Pick<Registry, 'nextSupergraph'>,
  gateway: string,
  logger: Logger,
): RegistryLine {
  /** Why it does not answer; undefined while it does. */
  let failing: string | undefined;

  function tellWell(): void {
    if (failing !== undefined) logger.info('the registry answers again');
    failing = undefined;
  }

  function tellFailing(error: unknown): void {
    const isCoded = error instanceof HubError;
    const code = isCoded ? error.code : 'REGISTRY_UNAVAILABLE';
    if (code === failing) return;
    failing = code;
    logger.error(
      { code, ...(isCoded ? {} : { at: stackFrames(error) }) },
      'the registry does not answer; what is served stays',
    );
  }

  return {
    async ask(version) {
      try {
        const answer = await registry.nextSupergraph({ gateway, version });
        tellWell();
        return answer;
      } catch (error) {
        tellFailing(error);
        return undefined;
      }
    },
  };
}
