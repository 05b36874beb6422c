import type { RemovalInput } from './CheckInput';
import type { CheckResult } from './CheckReport';
import { compareComposed } from './compareComposed';
import { composeSources } from './compose/composeSources';
import { findPaths } from './lint/findPaths';
import { readComposed } from './readComposed';
import { readOther } from './readOther';

/** Finds what stands against taking a subgraph out. No finding has a place: there is no schema that is checked. */
export function checkRemoval(input: RemovalInput): CheckResult {
  const others = input.others.map(readOther);
  const { findings, supergraph } = composeSources(others, null);
  if (!supergraph) return { findings, supergraphSdl: null };
  const before = input.supergraphSdl === null ? undefined : readComposed(input.supergraphSdl);
  const paths = findPaths(supergraph.document, { schema: null, others, wasThere: () => true });
  const compared = before
    ? compareComposed(before, readComposed(supergraph.sdl, supergraph.document), {
        operations: input.operations,
        ownership: null,
        others,
      })
    : [];
  return {
    findings: [...findings, ...paths, ...compared],
    supergraphSdl: supergraph.isReadable ? supergraph.sdl : null,
  };
}
