import type { SeenOperation } from './CheckInput';

/**
 * Operations on their way to the thread that checks. There may be 20,000 of them; to copy so many objects would hold
 * up whoever serves requests, and to copy bytes does not.
 */
export type OperationPages = readonly Uint8Array[];

/** One page. */
export function encodeOperations(operations: readonly SeenOperation[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(operations));
}

/** The operations of all pages, in their order. */
export function decodeOperations(pages: OperationPages): SeenOperation[] {
  const decoder = new TextDecoder();
  return pages.flatMap((page) => JSON.parse(decoder.decode(page)) as SeenOperation[]);
}
