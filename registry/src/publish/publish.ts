import { membersBeside, readState, type State } from '../store/State';
import { hashOf } from '../store/texts';
import type { Actor } from '../tokens/Actor';
import { assertPublisher } from '../tokens/assertMay';
import { assertNotRevoked } from '../tokens/assertNotRevoked';
import {
  type Assessment,
  assessPublish,
  doorFindings,
  type PublishInput,
  sameMember,
  urlOf,
} from './assessPublish';
import { changeSupergraph, type Draft } from './changeSupergraph';
import { createProber } from './createProber';
import type { CheckReport, PublishResult } from './PublishResult';
import type { RegistryContext } from './RegistryContext';
import { reportOf, settle } from './reportOf';

/**
 * Checks a schema, and makes it the current one of its subgraph when nothing stands against it. What is refused
 * changes nothing and is in the history.
 * @throws HubError REGISTRY_FORBIDDEN, REGISTRY_TOKEN_NOT_ACCEPTED, REGISTRY_BUSY
 */
export async function publish(
  context: RegistryContext,
  actor: Actor,
  input: PublishInput,
): Promise<PublishResult> {
  assertPublisher(actor, input.subgraph);
  const assess = createAssessor(context, input);
  // Whoever is slow to answer at its address holds up nobody else: this look is taken outside the queue,
  // and is taken again there only when the state has changed meanwhile.
  const state = await context.store.read(readState);
  if (!isSettled(input, state)) await assess(state);
  return changeSupergraph(context, (current) =>
    draftPublish(context, actor, input, current, assess),
  );
}

type Assess = (state: State) => Promise<Assessment>;

/** Looks at each address once, and once at each state. */
function createAssessor(context: RegistryContext, input: PublishInput): Assess {
  const probe = createProber(context, input.subgraph, input.sdl);
  const assessments = new Map<number, Promise<Assessment>>();
  return (state) => {
    const assessing =
      assessments.get(state.version) ??
      assessPublish(context, input, state, probe(urlOf(input, state)));
    assessments.set(state.version, assessing);
    return assessing;
  };
}

/** Whether name, size, or that nothing changes, settle it. */
function isSettled(input: PublishInput, state: State): boolean {
  return doorFindings(input, state).length > 0 || sameMember(input, state) !== undefined;
}

async function draftPublish(
  context: RegistryContext,
  actor: Actor,
  input: PublishInput,
  state: State,
  assess: Assess,
): Promise<Draft<PublishResult>> {
  await assertNotRevoked(context.store, actor);
  const { label: by } = actor;
  const { subgraph, sdl } = input;
  const settleAs = async (outcome: 'UNCHANGED' | 'REFUSED', report: CheckReport) => {
    const act = { action: 'PUBLISH', subgraph, by } as const;
    return {
      kind: 'SETTLED',
      result: await settle(context, act, state, outcome, report),
    } as const;
  };

  const doors = doorFindings(input, state);
  if (doors.length > 0) return settleAs('REFUSED', await reportOf(context, input, doors));
  if (sameMember(input, state)) return settleAs('UNCHANGED', await reportOf(context, input, []));
  const { findings, supergraphSdl } = await assess(state);
  const report = await reportOf(context, input, findings);
  if (!report.passes || supergraphSdl === null) return settleAs('REFUSED', report);

  const version = (state.lastVersions.get(subgraph) ?? 0) + 1;
  const url = urlOf(input, state) ?? null;
  const member = { name: subgraph, version, sdl, sdlHash: hashOf(sdl), url };
  return {
    kind: 'CHANGE',
    next: {
      reason: 'PUBLISH',
      subgraph,
      by,
      members: [...membersBeside(state, subgraph), member],
      supergraphSdl,
    },
    settle: (supergraphVersion) => ({ outcome: 'ACCEPTED', version, supergraphVersion, report }),
  };
}
