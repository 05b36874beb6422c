import { type ErrorCode, HubError, isErrorCode } from '@civicgraph/shared';
import type { Finding } from '../check';
import { nameFaults } from '../names/nameFaults';
import { writeHistory } from '../store/history';
import { writeOwners } from '../store/registrations';
import { type Member, memberOf, type State } from '../store/State';
import { hashOf } from '../store/texts';
import { writeSettled } from '../store/writeSettled';
import { changeSupergraph, type Draft } from './changeSupergraph';
import { refusing } from './PublishResult';
import type { RegistryContext } from './RegistryContext';

/** A subgraph that the hub itself brings along. */
export interface OwnSubgraph {
  readonly name: string;
  /** Unified social credit code of the owning department. */
  readonly owner: string;
  readonly sdl: string;
  /** Null for one that runs in the process of the gateway. */
  readonly url: string | null;
}

const by = 'hub';

/**
 * Publishes the hub's own subgraphs at its start, all in one supergraph; nothing is made when all is as it was.
 * The set has to compose with what others have published, and hold no forbidden names or paths; breaking
 * changes are the hub's own business. A subgraph that an administrator has deleted stays deleted, and one that
 * ran in the process of the gateway and is no longer given goes.
 * @throws HubError with the code of the first finding that refuses; all is left as it was then, with an entry in the
 * history
 */
export async function publishOwn(
  context: RegistryContext,
  subgraphs: readonly OwnSubgraph[],
): Promise<void> {
  rememberSchemas(context, subgraphs);
  try {
    await changeSupergraph(context, (state) => draftStart(context, subgraphs, state));
  } catch (error) {
    if (error instanceof HubError) await noteRefusal(context, error.code);
    throw error;
  }
}

/** They run in this process whatever becomes of the publish. */
function rememberSchemas({ ownSchemas }: RegistryContext, subgraphs: readonly OwnSubgraph[]): void {
  ownSchemas.clear();
  for (const { name, sdl, url } of subgraphs) if (url === null) ownSchemas.set(name, sdl);
}

/** A hub tries again and again: what was the last to be told of its starts is not told again. */
async function noteRefusal({ store }: RegistryContext, code: ErrorCode): Promise<void> {
  await writeSettled(store, async (manager) => {
    const [last]: { codes: string }[] = await manager.query(
      "SELECT codes FROM history WHERE action = 'START' ORDER BY id DESC LIMIT 1",
    );
    if (last?.codes === code) return;
    const act = { by, action: 'START', subgraph: null } as const;
    await writeHistory(manager, { ...act, outcome: 'REFUSED', codes: [code] });
  });
}

async function draftStart(
  context: RegistryContext,
  subgraphs: readonly OwnSubgraph[],
  state: State,
): Promise<Draft<void>> {
  assertNames(subgraphs, state);
  const given = subgraphs.filter(({ name }) => !state.registered.get(name)?.isDeleted);
  const members = nextMembers(given, state);
  const owners = ownersToWrite(given, state);
  if (isSame(members, state.members)) {
    await writeSettled(context.store, (manager) => writeOwners(manager, owners));
    return { kind: 'SETTLED', result: undefined };
  }
  const { findings, supergraphSdl } = await context.checker.composeAll(
    members.map(({ name, sdl }) => ({ name, sdl })),
  );
  const refused = refusing(findings, true);
  if (refused.length > 0 || supergraphSdl === null) throw refusal(refused);
  return {
    kind: 'CHANGE',
    next: {
      reason: 'START',
      subgraph: null,
      by,
      members,
      supergraphSdl,
      owners,
    },
    settle: () => undefined,
  };
}

/** @throws HubError SUBGRAPH_NAME_INVALID, SUBGRAPH_NAME_CONFUSABLE */
function assertNames(subgraphs: readonly OwnSubgraph[], { registered }: State): void {
  const names = new Set([...registered.keys(), ...subgraphs.map(({ name }) => name)]);
  for (const { name } of subgraphs) {
    const [fault] = nameFaults(name, names);
    if (fault) throw fault;
  }
}

function nextMembers(given: readonly OwnSubgraph[], state: State): Member[] {
  const names = new Set(given.map(({ name }) => name));
  const others = state.members.filter(({ name, url }) => !names.has(name) && url !== null);
  const own = given.map(({ name, sdl, url }) => {
    const sdlHash = hashOf(sdl);
    const current = memberOf(state, name);
    if (current?.sdlHash === sdlHash && current.url === url) return current;
    return { name, version: (state.lastVersions.get(name) ?? 0) + 1, sdl, sdlHash, url };
  });
  return [...others, ...own];
}

function isSame(members: readonly Member[], current: readonly Member[]): boolean {
  return members.length === current.length && members.every((member) => current.includes(member));
}

/** The hub says itself who owns what it brings along. */
function ownersToWrite(given: readonly OwnSubgraph[], { registered }: State) {
  return given.filter(({ name, owner }) => registered.get(name)?.owner !== owner);
}

/** All findings in one error, as a start that fails shows nothing else. */
function refusal(findings: readonly Finding[]): HubError {
  const code = findings[0]?.code;
  const lines = findings.map(({ code: own, message }) => `  ${own}: ${message}`);
  return new HubError(
    isErrorCode(code) ? code : 'COMPOSITION_FAILED',
    `The hub's own subgraphs cannot be published beside what others have. Correct these, or delete the subgraph that is in the way, and start again:\n${lines.join('\n')}`,
    { codes: [...new Set(findings.map(({ code: own }) => own))] },
  );
}
