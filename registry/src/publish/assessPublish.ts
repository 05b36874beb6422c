import { quote } from '@civicgraph/shared';
import type { CheckResult, Finding, OtherSchema } from '../check';
import { createFinding } from '../check/createFinding';
import { nameFaults } from '../names/nameFaults';
import { type Member, memberOf, membersBeside, type State } from '../store/State';
import { hashOf } from '../store/texts';
import { findingOfError } from './PublishResult';
import type { RegistryContext } from './RegistryContext';
import { sizeFault } from './sizeFault';

export interface PublishInput {
  readonly subgraph: string;
  readonly sdl: string;
  /** Absent for the one that it has. */
  readonly url?: string | null;
}

/** What a publish comes to against one state. */
export interface Assessment {
  readonly findings: readonly Finding[];
  /** Null when there is nothing to publish. */
  readonly supergraphSdl: string | null;
}

/**
 * What stands against a name and the size of a schema; while there is anything, nothing else is looked at.
 */
export function doorFindings({ subgraph, sdl }: PublishInput, state: State): Finding[] {
  const fault = sizeFault(sdl);
  return [...nameFaults(subgraph, state.registered.keys()), ...(fault ? [fault] : [])].map(
    findingOfError,
  );
}

/** Where a subgraph will listen; undefined when that is not known. */
export function urlOf({ subgraph, url }: PublishInput, state: State): string | null | undefined {
  return url ?? memberOf(state, subgraph)?.url;
}

/** The member that a publish would leave as it is. */
export function sameMember(input: PublishInput, state: State): Member | undefined {
  const current = memberOf(state, input.subgraph);
  const isSame = current?.sdlHash === hashOf(input.sdl) && current.url === urlOf(input, state);
  return isSame ? current : undefined;
}

/**
 * Owner, address and everything that the check finds, at once.
 * @param probing what the address gives, looked at side by side with the check
 */
export async function assessPublish(
  context: RegistryContext,
  input: PublishInput,
  state: State,
  probing: Promise<readonly Finding[]>,
): Promise<Assessment> {
  const owner = state.registered.get(input.subgraph)?.owner ?? null;
  const [probed, checked] = await Promise.all([
    probing,
    checkAgainst(context, input.subgraph, input.sdl, state),
  ]);
  return {
    findings: [...ownerFindings(input.subgraph, owner), ...probed, ...checked.findings],
    supergraphSdl: checked.supergraphSdl,
  };
}

/** What the check finds in a schema of a subgraph against one state. */
export async function checkAgainst(
  { checker, uses }: RegistryContext,
  subgraph: string,
  sdl: string,
  state: State,
): Promise<CheckResult> {
  return checker.checkSubgraph({
    subgraph: { name: subgraph, sdl },
    owner: state.registered.get(subgraph)?.owner ?? null,
    others: othersOf(subgraph, state),
    supergraphSdl: state.supergraphSdl,
    operations: await uses.seenOperations(),
  });
}

/** The schemas of all other subgraphs, without what a worker has no use for. */
export function othersOf(subgraph: string, state: State): OtherSchema[] {
  return membersBeside(state, subgraph).map(({ name, sdl }) => ({
    name,
    sdl,
    owner: state.registered.get(name)?.owner ?? null,
  }));
}

function ownerFindings(subgraph: string, owner: string | null): Finding[] {
  if (owner !== null) return [];
  return [
    createFinding(
      'SUBGRAPH_OWNER_MISSING',
      'ERROR',
      null,
      `The subgraph ${quote(subgraph)} has no owner. Have an administrator make a token for it, with the unified social credit code of its department.`,
    ),
  ];
}
