import { catalogueEntries } from '../catalogueEntries';

const links = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  @link(url: "https://specs.civicgraph.cn/policy/v0.1", import: ["@sensitivity", { name: "@resource", as: "@entry" }])
`;
const resource = (code: string) =>
  `@entry(code: "${code}", name: "N ${code}", shareType: "CONDITIONAL", legalBasis: "Law", updateCycle: "DAILY", dataLevel: "GENERAL")`;
const entriesOf = (sdl: string) =>
  catalogueEntries({
    name: 'places',
    owner: '11990100000000019F',
    sdl: links + sdl,
    version: 3,
    acceptedAt: new Date('2026-11-26T08:00:00Z'),
  });
const common = (code: string) => ({
  code,
  name: `N ${code}`,
  shareType: 'CONDITIONAL',
  legalBasis: 'Law',
  updateCycle: 'DAILY',
  dataLevel: 'GENERAL',
  provider: '11990100000000019F',
  subgraph: 'places',
  version: 3,
  acceptedAt: new Date('2026-11-26T08:00:00Z'),
});

test('A schema without resources has no entries', () => {
  expect(entriesOf('type Query { a: Int }')).toEqual([]);
});

test('An entry has the fields of its type with the strictest sensitivity, extensions too', () => {
  expect(
    entriesOf(`
      type Query { "A01 places in all" count: Int }
      type Place ${resource('A-1')} @sensitivity(level: "INTERNAL") {
        "Its code."
        code: ID!
        note: String @sensitivity(level: "SENSITIVE")
        open: Boolean @sensitivity(level: "PUBLIC")
      }
      extend type Place { more: Int }
    `),
  ).toEqual([
    {
      ...common('A-1'),
      fields: [
        { coordinate: 'Place.code', description: 'Its code.', sensitivity: 'INTERNAL' },
        { coordinate: 'Place.note', description: null, sensitivity: 'SENSITIVE' },
        { coordinate: 'Place.open', description: null, sensitivity: 'INTERNAL' },
        { coordinate: 'Place.more', description: null, sensitivity: 'INTERNAL' },
      ],
      indicators: ['A01'],
    },
  ]);
});

test('Types that share a code are one entry', () => {
  const [entry, ...others] = entriesOf(`
    type Place ${resource('A-1')} { code: ID! }
    type Area ${resource('A-1')} { size: Int }
  `);
  expect(others).toEqual([]);
  expect(entry?.fields.map(({ coordinate }) => coordinate)).toEqual(['Place.code', 'Area.size']);
});

test('Of several resources each has the indicators that its own types name', () => {
  const entries = entriesOf(`
    type Query { "A01 of nobody" count: Int }
    type Place ${resource('A-1')} {
      """
      A rate.
      B02 信访按期办结率
      E10: another; not C03, which stands inside of a line
      H99 is none, nor is A123
      """
      rate: Float
      "E10 again" other: Int
    }
    type Area ${resource('A-2')} { "C03面积" size: Int  "C04 面积" sizes: Int }
  `);
  expect(entries.map(({ code, indicators }) => [code, indicators])).toEqual([
    ['A-1', ['B02', 'E10']],
    ['A-2', ['C03', 'C04']],
  ]);
});
