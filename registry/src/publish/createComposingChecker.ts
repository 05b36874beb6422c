import { HubError } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import type { SubgraphSchema } from '../check/CheckInput';
import type { CheckResult } from '../check/CheckReport';
import type { Checker } from './Checker';
import { findingOfError } from './PublishResult';

/** Composition alone, in this thread. */
export function createComposingChecker(): Checker {
  return {
    check: async ({ subgraph, others }) => composed([...others, subgraph]),
    checkRemoval: async ({ others }) => composed(others),
    composeAll: async (subgraphs) => composed(subgraphs),
    close: async () => undefined,
  };
}

function composed(subgraphs: readonly SubgraphSchema[]): CheckResult {
  try {
    const sorted = [...subgraphs].sort((a, b) => (a.name < b.name ? -1 : 1));
    return { findings: [], supergraphSdl: composeSupergraph(sorted) };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    return { findings: [findingOfError(error)], supergraphSdl: null };
  }
}
