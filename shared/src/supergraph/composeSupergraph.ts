import { composeServices } from '@apollo/composition';

import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { HubError } from '../errors';
import { assertPolicyReads, withPolicySpec } from '../policy';

export interface NamedSdl {
  readonly name: string;
  readonly sdl: string;
}

/**
 * Composes the schemas of the subgraphs into one supergraph (Apollo Federation 2).
 * @throws HubError COMPOSITION_FAILED listing every error under the subgraph it comes from.
 */
export function composeSupergraph(subgraphs: readonly NamedSdl[]): string {
  const services = subgraphs.map(({ name, sdl }) => ({
    name,
    // Nothing is sent there: the engine reaches subgraphs by name.
    url: `http://${name}/`,
    typeDefs: readSubgraph(name, sdl),
  }));
  const result = compose(services);
  if (result.errors) throw failed(result.errors.map(describe));
  return result.supergraphSdl;
}

/** The library breaks, rather than say what is wrong, where subgraphs import a directive under different names. */
function compose(services: Parameters<typeof composeServices>[0]) {
  try {
    return composeServices(services);
  } catch (error) {
    throw failed([
      `[all subgraphs] Composition broke with "${(error as Error).message}". Expected each directive to be imported under one name, the same in every subgraph.`,
    ]);
  }
}

/** A department that links the policy spec has it composed, also if it runs on other software. */
function readSubgraph(name: string, sdl: string): DocumentNode {
  try {
    const document = withPolicySpec(parse(sdl));
    assertPolicyReads(document);
    return document;
  } catch (error) {
    if (error instanceof HubError) throw failed([`[${name}] ${error.message}`]);
    if (!(error instanceof GraphQLError)) throw error;
    const line = error.locations?.[0]?.line;
    throw failed([`[${name}] line ${line}: ${error.message}`]);
  }
}

/** Composition begins a message with `[name]` itself when just one subgraph is at fault. */
function describe(error: GraphQLError): string {
  if (error.message.startsWith('[')) return error.message;
  const names = (error.nodes ?? []).map((node) => (node as { subgraph?: string }).subgraph);
  const known = [...new Set(names.filter((name) => name !== undefined))];
  return `[${known.join(', ') || 'all subgraphs'}] ${error.message}`;
}

function failed(problems: readonly string[]): HubError {
  const lines = problems.map((problem) => `  ${problem}`);
  return new HubError(
    'COMPOSITION_FAILED',
    `The subgraphs do not compose into one schema. Correct these and start again:\n${lines.join('\n')}`,
    { problems },
  );
}
