import { quote } from '@civicgraph/shared';
import { createFinding } from '../check/createFinding';
import { memberOf, membersBeside, type State } from '../store/State';
import { hashOf } from '../store/texts';
import type { Actor } from '../tokens/Actor';
import { assertAdministrator } from '../tokens/assertMay';
import { revokeTokensOf } from '../tokens/revokeTokensOf';
import { subgraphNotFound } from './approvals';
import { othersOf } from './assessPublish';
import { changeSupergraph, type Draft } from './changeSupergraph';
import { forgive } from './forgive';
import { type PublishResult, refusing } from './PublishResult';
import type { RegistryContext } from './RegistryContext';
import { settle } from './reportOf';

/**
 * Takes a subgraph out of the supergraph and revokes its tokens; its versions and its name stay. What is left has to
 * compose. Only an administrator brings it back, or whoever an administrator makes a new token for.
 * @throws HubError REGISTRY_FORBIDDEN to all but administrators, SUBGRAPH_NOT_FOUND, REGISTRY_BUSY
 */
export async function deleteSubgraph(
  context: RegistryContext,
  actor: Actor,
  subgraph: string,
): Promise<PublishResult> {
  assertAdministrator(actor);
  return changeSupergraph(context, (state) => draftDelete(context, actor, subgraph, state));
}

async function draftDelete(
  context: RegistryContext,
  { label: by }: Actor,
  subgraph: string,
  state: State,
): Promise<Draft<PublishResult>> {
  if (!state.registered.has(subgraph)) throw subgraphNotFound(subgraph);
  const act = { action: 'DELETE', subgraph, by } as const;
  const current = memberOf(state, subgraph);
  if (!current) {
    const report = { passes: true, sdlHash: hashOf(''), findings: [] };
    return { kind: 'SETTLED', result: await settle(context, act, state, 'UNCHANGED', report) };
  }
  const result = await checkRemoval(context, subgraph, state);
  const findings = forgive(result.findings, true);
  const passes = refusing(findings, false).length === 0;
  const report = { passes, sdlHash: current.sdlHash, findings };
  if (!passes || result.supergraphSdl === null) {
    return { kind: 'SETTLED', result: await settle(context, act, state, 'REFUSED', report) };
  }
  return {
    kind: 'CHANGE',
    next: {
      reason: 'DELETE',
      subgraph,
      by,
      members: membersBeside(state, subgraph),
      supergraphSdl: result.supergraphSdl,
      alongside: (manager) => revokeTokensOf(manager, subgraph, by),
    },
    settle: (supergraphVersion) => ({
      outcome: 'ACCEPTED',
      version: null,
      supergraphVersion,
      report,
    }),
  };
}

async function checkRemoval({ checker, uses }: RegistryContext, subgraph: string, state: State) {
  const others = othersOf(subgraph, state);
  if (others.length === 0) {
    const message = `The subgraph ${quote(subgraph)} is the last one, and a supergraph of none does not compose. Publish another one first.`;
    return {
      findings: [createFinding('COMPOSITION_FAILED', 'ERROR', null, message)],
      supergraphSdl: null,
    };
  }
  const operations = await uses.seenOperations();
  return checker.checkRemoval({
    name: subgraph,
    others,
    supergraphSdl: state.supergraphSdl,
    operations,
  });
}
