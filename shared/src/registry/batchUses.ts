import type { OperationUse } from './OperationUse';

/** Well below the packet of 16 MiB that MariaDB takes by default, whatever else is written in it. */
const batchBytes = 1024 * 1024;

/** Of hash, client, version, department, day and count. */
const restCharacters = 1024;

/**
 * How much of JSON or SQL a use takes at most: what is in it that may be long is ASCII, of which each character may be
 * escaped.
 */
export function bytesOfUse({ document, operationName, coordinates }: OperationUse): number {
  const characters = coordinates.reduce(
    (sum, { length }) => sum + length + 2,
    (document?.length ?? 0) + (operationName?.length ?? 0) + restCharacters,
  );
  return 2 * characters;
}

/** The same uses in lists of less than 1 MiB each, to be sent or written one after the other. */
export function batchUses(uses: readonly OperationUse[]): OperationUse[][] {
  const batches: OperationUse[][] = [];
  let left = 0;
  for (const use of uses) {
    const bytes = bytesOfUse(use);
    const batch = batches.at(-1);
    if (batch && bytes <= left) {
      batch.push(use);
      left -= bytes;
    } else {
      batches.push([use]);
      left = batchBytes - bytes;
    }
  }
  return batches;
}
