import { HubError, type Registry, type SupergraphVersion } from '@civicgraph/shared';
import type { Logger } from 'pino';

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

  function tell(code: string | undefined): void {
    if (code === failing) return;
    failing = code;
    if (code === undefined) logger.info('the registry answers again');
    else logger.error({ code }, 'the registry does not answer; what is served stays');
  }

  return {
    async ask(version) {
      try {
        const answer = await registry.nextSupergraph({ gateway, version });
        tell(undefined);
        return answer;
      } catch (error) {
        tell(error instanceof HubError ? error.code : 'REGISTRY_UNAVAILABLE');
        return undefined;
      }
    },
  };
}
