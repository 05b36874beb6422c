import { HubError } from '@civicgraph/shared';
import { type DocumentNode, Kind, visit } from 'graphql';
import type { Limits } from './Limits';
import { operationSize } from './operationSize';

/**
 * Refuses a document that is too wide, or with an operation that is too deep or too wide.
 * @throws HubError QUERY_TOO_DEEP or QUERY_TOO_WIDE with the measured value and the limit.
 */
export function checkSize(document: DocumentNode, limits: Limits): void {
  const written = countSelections(document);
  // What no operation uses is validated all the same.
  if (written > limits.selections) throw tooWide('makes', written, 'selections', limits.selections);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, aliases, selections } = operationSize(document, definition);
    if (depth > limits.depth) {
      throw new HubError(
        'QUERY_TOO_DEEP',
        `The operation nests ${depth} fields deep; the limit is ${limits.depth}. Ask for less depth, or in two operations.`,
        { value: depth, limit: limits.depth },
      );
    }
    if (aliases > limits.aliases) throw tooWide('gives', aliases, 'aliases', limits.aliases);
    if (selections > limits.selections) {
      throw tooWide('makes', selections, 'selections', limits.selections);
    }
  }
}

function countSelections(document: DocumentNode): number {
  let count = 0;
  const add = () => {
    count += 1;
  };
  visit(document, { Field: add, InlineFragment: add, FragmentSpread: add });
  return count;
}

function tooWide(verb: string, value: number, what: string, limit: number): HubError {
  return new HubError(
    'QUERY_TOO_WIDE',
    `The operation ${verb} ${value} ${what}, fragments unfolded; the limit is ${limit}. Split it into several operations.`,
    { value, limit },
  );
}
