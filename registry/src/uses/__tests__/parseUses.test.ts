import pino from 'pino';
import { parseUses } from '../parseUses';

const use = {
  operationHash: 'a'.repeat(64),
  operationName: 'Places',
  document: 'query Places { places { code } }',
  client: 'dashboard',
  clientVersion: null,
  department: null,
  coordinates: ['Input', 'Mood.GLAD', 'Place.code', 'Query.places', 'Query.places(first:)'],
  day: '2026-11-26',
  count: 2,
};

function parsed(value: unknown) {
  const lines: unknown[] = [];
  const logger = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) });
  return { uses: parseUses(value, logger), lines };
}

it.each([
  ['a hash that is none', { operationHash: 'a' }],
  ['a name longer than is kept', { operationName: 'N'.repeat(101) }],
  ['a document longer than is kept', { document: 'x'.repeat(16 * 1024 + 1) }],
  ['no document at all', { document: undefined }],
  ['a client of any length', { client: 'a'.repeat(61) }],
  ['a department of any length', { department: '1'.repeat(19) }],
  ['more coordinates than are kept', { coordinates: Array(601).fill('A.b') }],
  ['longer coordinates than are kept', { coordinates: [`A.${'b'.repeat(64 * 1024)}`] }],
  ['a coordinate that is none', { coordinates: ['Place code'] }],
  ['coordinates in one text', { coordinates: 'Place.code' }],
  ['a day that is none', { day: 'today' }],
  ['no count', { count: 0 }],
])('a use with %s is skipped and counted in the log, the others are taken', (_, changes) => {
  const { uses, lines } = parsed([use, { ...use, ...changes }, null, { ...use, count: 3 }]);
  expect(uses).toEqual([use, { ...use, count: 3 }]);
  expect(lines).toMatchObject([{ skipped: 2, kept: 2 }]);
});

it('a use may be without what it may be without', () => {
  const bare = { ...use, operationName: null, document: null, client: null, coordinates: [] };
  expect(parsed([bare])).toEqual({ uses: [bare], lines: [] });
});

it.each([
  ['no list', {}],
  ['nothing', null],
  ['a list of any length', Array(10_001).fill(use)],
])('%s is refused', (_, value) => {
  expect(() => parsed(value)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
});
