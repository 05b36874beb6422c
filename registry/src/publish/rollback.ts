import { HubError, quote } from '@civicgraph/shared';
import type { Finding } from '../check';
import { memberOf, membersBeside, readState, type State } from '../store/State';
import { readTexts } from '../store/texts';
import { readVersion, type VersionFacts } from '../store/versions';
import type { Actor } from '../tokens/Actor';
import { assertPublisher } from '../tokens/assertMay';
import { assertNotRevoked } from '../tokens/assertNotRevoked';
import { subgraphNotFound } from './approvals';
import { checkAgainst } from './assessPublish';
import { changeSupergraph, type Draft } from './changeSupergraph';
import { createProber, type Prober } from './createProber';
import { forgive } from './forgive';
import { type PublishResult, refusing } from './PublishResult';
import type { RegistryContext } from './RegistryContext';
import { settle } from './reportOf';

/**
 * Makes an earlier version of a subgraph its current one again, also of a deleted one. It has to compose with
 * what the others have now, and hold no forbidden names or paths; only an administrator makes rights wider by it.
 * Where the same versions were together before, the supergraph is the earlier one byte for byte.
 *
 * Only the schema goes back: the subgraph is asked where it is asked now, and what does not fit there is told without
 * refusing, since a rollback is for emergencies. A deleted one comes back to the address of that version, which is held
 * to what that of a publish is.
 * @throws HubError REGISTRY_FORBIDDEN, REGISTRY_TOKEN_NOT_ACCEPTED, SUBGRAPH_NOT_FOUND, VERSION_NOT_FOUND, REGISTRY_BUSY
 */
export async function rollback(
  context: RegistryContext,
  actor: Actor,
  subgraph: string,
  version: number,
): Promise<PublishResult> {
  assertPublisher(actor, subgraph);
  const state = await context.store.read(readState);
  const earlier = await readEarlier(context, subgraph, version, state);
  const probe = createProber(context, subgraph, earlier.sdl);
  // Whoever is slow to answer holds up nobody else: this look is taken outside the queue.
  if (memberOf(state, subgraph)?.version !== version) await probe(urlOf(earlier, state));
  return changeSupergraph(context, (current) =>
    draftRollback(context, actor, earlier, current, probe),
  );
}

/** An earlier version with its text. */
interface Earlier extends VersionFacts {
  readonly sdl: string;
}

async function draftRollback(
  context: RegistryContext,
  actor: Actor,
  earlier: Earlier,
  state: State,
  probe: Prober,
): Promise<Draft<PublishResult>> {
  await assertNotRevoked(context.store, actor);
  const { subgraph, version, sdl, sdlHash } = earlier;
  const act = { action: 'ROLLBACK', subgraph, by: actor.label } as const;
  const current = memberOf(state, subgraph);
  if (current?.version === version) {
    const report = { passes: true, sdlHash, findings: [] };
    return { kind: 'SETTLED', result: await settle(context, act, state, 'UNCHANGED', report) };
  }
  const url = urlOf(earlier, state);
  const [probed, checked] = await Promise.all([
    probe(url),
    checkAgainst(context, subgraph, sdl, state),
  ]);
  const findings = [
    ...(current ? probed.map(asWarning) : probed),
    ...forgive(checked.findings, actor.role === 'ADMINISTRATOR'),
  ];
  const passes = refusing(findings, false).length === 0;
  const report = { passes, sdlHash, findings };
  if (!passes || checked.supergraphSdl === null) {
    return { kind: 'SETTLED', result: await settle(context, act, state, 'REFUSED', report) };
  }
  const member = { name: subgraph, version, sdl, sdlHash, url };
  return {
    kind: 'CHANGE',
    next: {
      reason: 'ROLLBACK',
      subgraph,
      by: actor.label,
      members: [...membersBeside(state, subgraph), member],
      supergraphSdl: checked.supergraphSdl,
    },
    settle: (supergraphVersion) => ({ outcome: 'ACCEPTED', version, supergraphVersion, report }),
  };
}

/** Where the subgraph will be asked. */
function urlOf({ subgraph, url }: Earlier, state: State): string | null {
  const current = memberOf(state, subgraph);
  return current ? current.url : url;
}

function asWarning(finding: Finding): Finding {
  return { ...finding, severity: 'WARNING' };
}

async function readEarlier(
  { store }: RegistryContext,
  subgraph: string,
  version: number,
  { registered }: State,
): Promise<Earlier> {
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
    return { ...facts, sdl };
  });
}
