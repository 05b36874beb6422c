import type { Finding } from '../check';
import { memberOf, type State } from '../store/State';
import { hashOf } from '../store/texts';
import { isApproved } from './approvals';
import { type CheckReport, type PublishResult, refusing } from './PublishResult';
import type { RegistryContext } from './RegistryContext';

/** What stands against a schema, where approvals of it count. */
export async function reportOf(
  { store }: RegistryContext,
  { subgraph, sdl }: { readonly subgraph: string; readonly sdl: string },
  findings: readonly Finding[],
): Promise<CheckReport> {
  const sdlHash = hashOf(sdl);
  const asksApproval = findings.some(({ severity }) => severity === 'APPROVAL');
  const approved =
    asksApproval && (await store.read((manager) => isApproved(manager, subgraph, sdlHash)));
  return { passes: refusing(findings, approved).length === 0, sdlHash, findings };
}

/** Who did what to which subgraph. */
export interface Act {
  readonly action: 'PUBLISH' | 'ROLLBACK' | 'DELETE';
  readonly subgraph: string;
  /** Label of the token. */
  readonly by: string;
}

/** Leaves all as it is, with an entry in the history. */
export async function settle(
  { notes }: RegistryContext,
  { action, subgraph, by }: Act,
  state: State,
  outcome: 'UNCHANGED' | 'REFUSED',
  report: CheckReport,
): Promise<PublishResult> {
  const version = memberOf(state, subgraph)?.version ?? null;
  const supergraphVersion = state.version || null;
  await notes.note({
    by,
    action,
    subgraph,
    outcome,
    codes: outcome === 'REFUSED' ? refusing(report.findings, false).map(({ code }) => code) : [],
    version,
    supergraphVersion,
  });
  return { outcome, version, supergraphVersion, report };
}
