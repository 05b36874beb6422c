import { HubError, type OperationUse } from '@civicgraph/shared';

const maximumUses = 10_000;
/** In one list of one gateway; sums of it stay far below what a number holds. */
const maximumCount = 1_000_000_000;

/**
 * Reads uses as a gateway in another process sends them.
 * @throws HubError BAD_REQUEST
 */
export function parseUses(value: unknown): OperationUse[] {
  if (Array.isArray(value) && value.length <= maximumUses && value.every(isUse)) return value;
  throw new HubError(
    'BAD_REQUEST',
    `The body is no list of at most ${maximumUses} uses of operations. Run gateway and registry in the same version.`,
  );
}

function isUse(value: unknown): value is OperationUse {
  if (typeof value !== 'object' || value === null) return false;
  const use = value as Record<keyof OperationUse, unknown>;
  return (
    isText(use.operationHash, /^[0-9a-f]{64}$/) &&
    isTextOrNull(use.operationName, 1000) &&
    typeof use.document === 'string' &&
    isTextOrNull(use.client, 60) &&
    isTextOrNull(use.clientVersion, 60) &&
    isTextOrNull(use.department, 18) &&
    Array.isArray(use.coordinates) &&
    use.coordinates.every((coordinate) => typeof coordinate === 'string') &&
    isText(use.day, /^\d{4}-\d{2}-\d{2}$/) &&
    Number.isInteger(use.count) &&
    Number(use.count) > 0 &&
    Number(use.count) <= maximumCount
  );
}

function isText(value: unknown, shape: RegExp): boolean {
  return typeof value === 'string' && shape.test(value);
}

function isTextOrNull(value: unknown, length: number): boolean {
  return value === null || (typeof value === 'string' && [...value].length <= length);
}
