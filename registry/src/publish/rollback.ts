import { HubError, quote } from '@civicgraph/shared';
import type { State } from '../store/State';
import { readTexts } from '../store/texts';
import { readVersion, type VersionFacts } from '../store/versions';
import type { Actor } from '../tokens/Actor';
import { assertPublisher } from '../tokens/assertMay';
import { subgraphNotFound } from './approvals';
import { checkAgainst } from './assessPublish';
import { changeSupergraph, type Draft } from './changeSupergraph';
import { forgive } from './forgive';
import { type PublishResult, refusing } from './PublishResult';
import type { RegistryContext } from './RegistryContext';
import { settle } from './reportOf';

/**
 * Makes an earlier version of a subgraph its current one again, also of a deleted one. It has to compose with
 * what the others have now, and hold no forbidden names or paths; only an administrator makes rights wider by it.
 * Where the same versions were together before, the supergraph is the earlier one byte for byte.
 * @throws HubError REGISTRY_FORBIDDEN, SUBGRAPH_NOT_FOUND, VERSION_NOT_FOUND, REGISTRY_BUSY
 */
export async function rollback(
  context: RegistryContext,
  actor: Actor,
  subgraph: string,
  version: number,
): Promise<PublishResult> {
  assertPublisher(actor, subgraph);
  return changeSupergraph(context, (state) =>
    draftRollback(context, actor, subgraph, version, state),
  );
}

async function draftRollback(
  context: RegistryContext,
  actor: Actor,
  subgraph: string,
  version: number,
  state: State,
): Promise<Draft<PublishResult>> {
  const act = { action: 'ROLLBACK', subgraph, by: actor.label } as const;
  const { sdl, facts } = await readEarlier(context, subgraph, version, state);
  const current = state.members.find(({ name }) => name === subgraph);
  if (current?.version === version) {
    const report = { passes: true, sdlHash: facts.sdlHash, findings: [] };
    return { kind: 'SETTLED', result: await settle(context, act, state, 'UNCHANGED', report) };
  }
  const result = await checkAgainst(context, subgraph, sdl, state);
  const findings = forgive(result.findings, actor.role === 'ADMINISTRATOR');
  const passes = refusing(findings, false).length === 0;
  const report = { passes, sdlHash: facts.sdlHash, findings };
  if (!passes || result.supergraphSdl === null) {
    return { kind: 'SETTLED', result: await settle(context, act, state, 'REFUSED', report) };
  }
  const member = { name: subgraph, version, sdl, sdlHash: facts.sdlHash, url: facts.url };
  const others = state.members.filter(({ name }) => name !== subgraph);
  return {
    kind: 'CHANGE',
    next: {
      reason: 'ROLLBACK',
      subgraph,
      by: actor.label,
      members: [...others, member],
      supergraphSdl: result.supergraphSdl,
    },
    settle: (supergraphVersion) => ({ outcome: 'ACCEPTED', version, supergraphVersion, report }),
  };
}

async function readEarlier(
  { store }: RegistryContext,
  subgraph: string,
  version: number,
  { registered }: State,
): Promise<{ sdl: string; facts: VersionFacts }> {
  if (!registered.has(subgraph)) throw subgraphNotFound(subgraph);
  return store.read(async (manager) => {
    const facts = await readVersion(manager, subgraph, version);
    if (facts === null) {
      throw new HubError(
        'VERSION_NOT_FOUND',
        `The subgraph ${quote(subgraph)} has no version ${version}. Show the subgraph to see its versions.`,
      );
    }
    const [sdl = ''] = await readTexts(manager, [facts.sdlHash]);
    return { sdl, facts };
  });
}
