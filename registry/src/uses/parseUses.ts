import { HubError, type OperationUse, useLimits } from '@civicgraph/shared';
import type { Logger } from 'pino';

const maximumUses = 10_000;

/**
 * Reads uses as a gateway in another process sends them. Bad ones are left out, and their number logged: what one
 * viewer asked is no reason to forget what the others did.
 * @throws HubError BAD_REQUEST for what is no list, and for one that is too long
 */
export function parseUses(value: unknown, logger: Logger): OperationUse[] {
  if (!Array.isArray(value) || value.length > maximumUses) {
    throw new HubError(
      'BAD_REQUEST',
      `The body is no list of at most ${maximumUses} uses of operations. Run gateway and registry in the same version.`,
    );
  }
  const uses = value.filter(isUse);
  const skipped = value.length - uses.length;
  if (skipped > 0)
    logger.warn({ skipped, kept: uses.length }, 'bad uses of operations are skipped');
  return uses;
}

function isUse(value: unknown): value is OperationUse {
  if (typeof value !== 'object' || value === null) return false;
  const use = value as Record<keyof OperationUse, unknown>;
  return (
    isText(use.operationHash, /^[0-9a-f]{64}$/) &&
    isTextOrNull(use.operationName, useLimits.name) &&
    isTextOrNull(use.document, useLimits.document) &&
    isTextOrNull(use.client, 60) &&
    isTextOrNull(use.clientVersion, 60) &&
    isTextOrNull(use.department, 18) &&
    areCoordinates(use.coordinates) &&
    isText(use.day, /^\d{4}-\d{2}-\d{2}$/) &&
    Number.isSafeInteger(use.count) &&
    Number(use.count) > 0
  );
}

function areCoordinates(value: unknown): boolean {
  if (!Array.isArray(value) || value.length > useLimits.coordinates) return false;
  let left: number = useLimits.coordinateCharacters;
  return value.every((coordinate) => {
    if (!isText(coordinate, /^\w+(\.\w+(\(\w+:\))?)?$/)) return false;
    left -= coordinate.length + 1;
    return left >= 0;
  });
}

function isText(value: unknown, shape: RegExp): value is string {
  return typeof value === 'string' && shape.test(value);
}

function isTextOrNull(value: unknown, length: number): boolean {
  return value === null || (typeof value === 'string' && [...value].length <= length);
}
