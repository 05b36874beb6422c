import type { SubgraphSchema } from './CheckInput';
import type { CheckResult, Finding } from './CheckReport';
import { composeSources } from './compose/composeSources';
import { findNames } from './lint/findNames';
import { findPaths } from './lint/findPaths';
import { findUnread } from './lint/findUnread';
import { parseSdl } from './schema/parseSdl';
import { createSourceSchema, type SourceSchema } from './schema/SourceSchema';

/**
 * Composes a whole set of subgraphs, as the hub starts with, and finds what stands against that: composition, forbidden
 * names and paths. All places are among `others`, since there is no single schema that is checked.
 */
export function composeAll(subgraphs: readonly SubgraphSchema[]): CheckResult {
  const sources: SourceSchema[] = [];
  const unread: Finding[] = [];
  for (const { name, sdl } of subgraphs) {
    const parsed = parseSdl(sdl);
    if ('finding' in parsed) unread.push(placedIn(name, parsed.finding));
    else sources.push(createSourceSchema(name, parsed.document));
  }
  const linted = sources.flatMap((source) =>
    [...findUnread(source), ...findNames(source)].map((finding) => placedIn(source.name, finding)),
  );
  // Without one of them it would be another composition.
  if (unread.length > 0) return { findings: [...unread, ...linted], supergraphSdl: null };
  const { findings, supergraph } = composeSources(sources, null);
  const paths = supergraph
    ? findPaths(supergraph.document, { schema: null, others: sources, wasThere: () => true })
    : [];
  return {
    findings: [...linted, ...findings, ...paths],
    supergraphSdl: supergraph?.isReadable ? supergraph.sdl : null,
  };
}

/** A finding whose place is in one of several schemas. */
function placedIn(subgraph: string, finding: Finding): Finding {
  const { line, column } = finding;
  return { ...finding, line: null, column: null, others: [{ subgraph, line, column }] };
}
