import type { CatalogueEntry } from '@civicgraph/shared';
import type { UsedOperation } from '../../uses/readOperationPages';
import { catalogueUses } from '../catalogueUses';

const entry = (code: string, coordinates: readonly string[]): CatalogueEntry => ({
  code,
  name: code,
  shareType: 'CONDITIONAL',
  legalBasis: 'Law',
  updateCycle: 'DAILY',
  dataLevel: 'GENERAL',
  provider: '11990100000000019F',
  subgraph: 'places',
  version: 1,
  acceptedAt: new Date('2026-11-26T08:00:00Z'),
  fields: coordinates.map((coordinate) => ({ coordinate, description: null, sensitivity: null })),
  indicators: [],
});

const operation = (
  hash: string,
  coordinates: string,
  counts: Readonly<Record<string, number>>,
): UsedOperation<'department'> => ({
  hash,
  name: null,
  document: null,
  coordinates,
  uses: Object.entries(counts).map(([department, count]) => ({
    department,
    count,
    lastUsedOn: '2026-11-26',
  })),
});

async function* pagesOf(...pages: UsedOperation<'department'>[][]) {
  yield* pages;
}

const used = (
  resourceCode: string,
  operationHash: string,
  department: string | null,
  count: number,
) => ({
  resourceCode,
  operationName: '',
  operationHash,
  department,
  lastUsedOn: '2026-11-26',
  count,
});

it('are of each entry that an operation reads a field of, once however many fields, by department', async () => {
  const entries = [
    entry('A', ['Place.code', 'Place.name']),
    entry('B', ['Place.name', 'Area.size']),
  ];
  const pages = pagesOf(
    [operation('1', 'Place.code Place.name Query.places', { '': 2, D: 3 })],
    [operation('2', 'Area.size', { D: 1 }), operation('3', 'Query.places', { D: 9 })],
  );
  expect(await catalogueUses(entries, pages)).toEqual([
    used('A', '1', 'D', 3),
    used('A', '1', null, 2),
    used('B', '1', 'D', 3),
    used('B', '1', null, 2),
    used('B', '2', 'D', 1),
  ]);
});

it('are the 100 most used of an entry, whichever page they come in', async () => {
  const pages = Array.from({ length: 30 }, (_, page) =>
    Array.from({ length: 10 }, (_, index) => {
      const number = ((page * 10 + index) * 7) % 300;
      return operation(`${number}`.padStart(3, '0'), 'Place.code', { D: 1000 + number });
    }),
  );
  const uses = await catalogueUses([entry('A', ['Place.code'])], pagesOf(...pages));
  expect(uses.map(({ count }) => count)).toEqual(
    Array.from({ length: 100 }, (_, index) => 1299 - index),
  );
});
