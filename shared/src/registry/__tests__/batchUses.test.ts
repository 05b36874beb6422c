import { batchUses, bytesOfUse } from '../batchUses';
import type { OperationUse } from '../OperationUse';
import { useLimits } from '../useLimits';

const mebibyte = 1024 * 1024;

function use(index: number, facts: Partial<OperationUse> = {}): OperationUse {
  return {
    operationHash: `${index}`.padStart(64, '0'),
    operationName: null,
    document: '{ a }',
    client: null,
    clientVersion: null,
    department: null,
    coordinates: ['Query.a'],
    day: '2026-11-26',
    count: 1,
    ...facts,
  };
}

/** As large as any may be, every character of its document escaped. */
const largest = (index: number) =>
  use(index, {
    operationName: 'N'.repeat(useLimits.name),
    document: '"'.repeat(useLimits.document),
    client: '\u0001'.repeat(60),
    clientVersion: '\u0001'.repeat(60),
    department: '"'.repeat(18),
    coordinates: Array<string>(useLimits.coordinates).fill('C'.repeat(108)),
  });

it('keeps the order, and all of it', () => {
  const uses = Array.from({ length: 1000 }, (_, index) => use(index));
  expect(batchUses(uses).flat()).toEqual(uses);
  expect(batchUses([])).toEqual([]);
  expect(batchUses(uses.slice(0, 10))).toEqual([uses.slice(0, 10)]);
});

it('makes lists of less than 1 MiB of JSON, whatever is in them', () => {
  const batches = batchUses(Array.from({ length: 30 }, (_, index) => largest(index)));
  expect(batches.flat()).toHaveLength(30);
  expect(batches.length).toBeGreaterThan(1);
  for (const batch of batches) {
    expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThan(mebibyte);
  }
});

it('never takes a use for smaller than it is', () => {
  for (const one of [use(1), largest(2)]) {
    expect(bytesOfUse(one)).toBeGreaterThanOrEqual(Buffer.byteLength(JSON.stringify(one)));
  }
});
