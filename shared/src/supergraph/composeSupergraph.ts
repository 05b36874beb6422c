import { GraphQLError, parse } from 'graphql';
import { HubError } from '../errors';
import { assertPolicyReads, withPolicySpec } from '../policy';
import { type CompositionProblem, composeSchemas, type NamedDocument } from './composeSchemas';

export interface NamedSdl {
  readonly name: string;
  readonly sdl: string;
}

/**
 * Composes the schemas of the subgraphs into one supergraph (Apollo Federation 2).
 * @throws HubError COMPOSITION_FAILED listing every error under the subgraph it comes from.
 */
export function composeSupergraph(subgraphs: readonly NamedSdl[]): string {
  const { supergraphSdl, errors } = composeSchemas(subgraphs.map(readSubgraph));
  if (supergraphSdl === null) throw failed(errors.map(describe));
  return supergraphSdl;
}

/** A department that links the policy spec has it composed, also if it runs on other software. */
function readSubgraph({ name, sdl }: NamedSdl): NamedDocument {
  try {
    const document = withPolicySpec(parse(sdl));
    assertPolicyReads(document);
    return { name, document };
  } catch (error) {
    if (error instanceof HubError) throw failed([`[${name}] ${error.message}`]);
    if (!(error instanceof GraphQLError)) throw error;
    const line = error.locations?.[0]?.line;
    throw failed([`[${name}] line ${line}: ${error.message}`]);
  }
}

/** Composition begins a message with `[name]` itself when just one subgraph is at fault. */
function describe({ message, places }: CompositionProblem): string {
  if (message.startsWith('[')) return message;
  const names = new Set(places.map(({ subgraph }) => subgraph));
  return `[${[...names].join(', ') || 'all subgraphs'}] ${message}`;
}

function failed(problems: readonly string[]): HubError {
  const lines = problems.map((problem) => `  ${problem}`);
  return new HubError(
    'COMPOSITION_FAILED',
    `The subgraphs do not compose into one schema. Correct these and start again:\n${lines.join('\n')}`,
    { problems },
  );
}
