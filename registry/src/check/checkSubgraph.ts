import type { CheckInput } from './CheckInput';
import type { CheckResult, Finding } from './CheckReport';
import { compareComposed } from './compareComposed';
import { composeSources } from './compose/composeSources';
import { findExecutable } from './lint/findExecutable';
import { findPaths } from './lint/findPaths';
import { lintSchema } from './lint/lintSchema';
import { createOwnership } from './ownership/Ownership';
import { readComposed } from './readComposed';
import { readOther } from './readOther';
import { parseSdl } from './schema/parseSdl';
import { createSourceSchema } from './schema/SourceSchema';

/**
 * Finds everything that stands against a schema of a subgraph, or should be known of it, in the order of its lines. A
 * text that is no SDL, and one that is too large, have that one finding. Never throws for whatever the schema is.
 */
export function checkSubgraph(input: CheckInput): CheckResult {
  const { name, sdl } = input.subgraph;
  const parsed = parseSdl(sdl);
  if ('finding' in parsed) return { findings: [parsed.finding], supergraphSdl: null };
  const schema = createSourceSchema(name, parsed.document);
  const others = input.others.map(readOther);
  const lint = [...findExecutable(parsed.document), ...lintSchema(schema, others, input.owner)];
  const { findings, supergraph } = composeSources([...others, schema], schema);
  if (!supergraph) return resultOf([...lint, ...findings], null);
  const before = input.supergraphSdl === null ? undefined : readComposed(input.supergraphSdl);
  const paths = findPaths(supergraph.document, {
    schema,
    others,
    wasThere: (coordinate) => before?.elements.has(coordinate) ?? false,
  });
  const compared = before
    ? compareComposed(before, readComposed(supergraph.sdl, supergraph.document), {
        operations: input.operations,
        ownership: createOwnership(schema, input.owner, others, input.others),
        others,
      })
    : [];
  const all = [...lint, ...findings, ...paths, ...compared];
  return resultOf(all, supergraph.isReadable ? supergraph.sdl : null);
}

/** What has no place in the schema comes last. */
function resultOf(findings: readonly Finding[], supergraphSdl: string | null): CheckResult {
  const place = ({ line, column }: Finding) =>
    [line ?? Number.MAX_SAFE_INTEGER, column ?? 0] as const;
  const sorted = [...findings].sort((a, b) => {
    const [[line, column], [otherLine, otherColumn]] = [place(a), place(b)];
    return line - otherLine || column - otherColumn;
  });
  return { findings: sorted, supergraphSdl };
}
