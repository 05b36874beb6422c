import {
  createCity,
  monthOf,
  quarterOf,
  type StatCell,
  seedDomain,
  yearOf,
} from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { disputesSubgraph } from '..';
import { disputeTypeOf } from '../codeLists';
import type { DisputeRow } from '../DisputeRow';
import { synthetic } from '../synthetic';

interface Bucket {
  readonly code: string;
  readonly cell: StatCell;
}

interface Ratio {
  readonly numerator: StatCell;
  readonly denominator: StatCell;
}

interface Stats {
  readonly found: StatCell;
  readonly accepted: StatCell;
  readonly acceptedByType: readonly Bucket[];
  readonly acceptedBySource: readonly Bucket[];
  readonly acceptedByField: readonly Bucket[];
  readonly success: Ratio;
  readonly successByType: readonly { readonly code: string; readonly ratio: Ratio }[];
  readonly preLitigation: StatCell;
  readonly online: StatCell;
  readonly fulfilment: Ratio;
  readonly judicialConfirmation: Ratio;
}

const cell = '{ value suppressed reason }';
const ratio = `{ numerator ${cell} denominator ${cell} }`;
const selection = `{
  found ${cell} accepted ${cell} acceptedByType { code cell ${cell} }
  acceptedBySource { code cell ${cell} } acceptedByField { code cell ${cell} }
  success ${ratio} successByType { code ratio ${ratio} } preLitigation ${cell} online ${cell}
  fulfilment ${ratio} judicialConfirmation ${ratio}
}`;

const city = createCity('S');
const rows = [...synthetic.chunkRows(city, city.villages)].flatMap(([table, row]) =>
  table === 'dispute' ? [row as unknown as DisputeRow] : [],
);
const periods = [
  ...new Set(city.months.flatMap((month) => [month, quarterOf(month), yearOf(month)])),
];

type Day = 'found_on' | 'accepted_on' | 'closed_on' | 'perform_due_on';

/** The disputes of which a day lies in a period. */
const rowsByDay: Readonly<Record<Day, ReadonlyMap<string, readonly DisputeRow[]>>> = {
  found_on: byPeriodOf('found_on'),
  accepted_on: byPeriodOf('accepted_on'),
  closed_on: byPeriodOf('closed_on'),
  perform_due_on: byPeriodOf('perform_due_on'),
};

function byPeriodOf(day: Day): Map<string, DisputeRow[]> {
  const byPeriod = new Map<string, DisputeRow[]>();
  for (const row of rows) {
    const month = monthOf(row[day] ?? '');
    for (const period of row[day] === null ? [] : [month, quarterOf(month), yearOf(month)]) {
      byPeriod.set(period, [...(byPeriod.get(period) ?? []), row]);
    }
  }
  return byPeriod;
}

/** The cells of a period by name. */
function cellsOf(stats: Stats): Map<string, StatCell> {
  const halves = (name: string, { numerator, denominator }: Ratio): [string, StatCell][] => [
    [`${name} part`, numerator],
    [`${name} whole`, denominator],
  ];
  const list = (name: string, buckets: readonly Bucket[]) =>
    buckets.map((bucket): [string, StatCell] => [`${name} ${bucket.code}`, bucket.cell]);
  return new Map([
    ['found', stats.found],
    ['accepted', stats.accepted],
    ...list('type', stats.acceptedByType),
    ...list('source', stats.acceptedBySource),
    ...list('field', stats.acceptedByField),
    ...halves('success', stats.success),
    ...stats.successByType.flatMap((one) => halves(`success ${one.code}`, one.ratio)),
    ['pre-litigation', stats.preLitigation],
    ['online', stats.online],
    ...halves('fulfilment', stats.fulfilment),
    ...halves('confirmation', stats.judicialConfirmation),
  ]);
}

/** Which disputes a cell counts, and by which of their days: the definitions of the indicators once more. */
function countOf(name: string, period: string): number {
  const [what = '', code = '', half = code] = name.split(' ');
  const of = (day: Day, isCounted: (row: DisputeRow) => boolean = () => true) =>
    (rowsByDay[day].get(period) ?? []).filter(isCounted).length;
  const isAgreed = (row: DisputeRow) => row.perform_due_on !== null;
  const isEnded = (row: DisputeRow) => row.accepted_on !== null;
  const isOfType = (row: DisputeRow) => code === half || disputeTypeOf(row.type_code) === code;
  switch (what) {
    case 'found':
      return of('found_on');
    case 'accepted':
      return of('accepted_on');
    case 'type':
      return of('accepted_on', (row) => disputeTypeOf(row.type_code) === code);
    case 'source':
      return of('accepted_on', (row) => row.source === code);
    case 'field':
      return of('accepted_on', (row) => row.field_code === code);
    case 'pre-litigation':
      return of('accepted_on', (row) => row.is_pre_litigation === 1);
    case 'online':
      return of('accepted_on', (row) => row.is_online === 1);
    case 'success':
      return of(
        'closed_on',
        (row) => isEnded(row) && isOfType(row) && (half === 'whole' || isAgreed(row)),
      );
    case 'confirmation':
      return of(
        'closed_on',
        (row) => isAgreed(row) && (half === 'whole' || row.confirmed_on !== null),
      );
    case 'fulfilment':
      return of(
        'perform_due_on',
        (row) =>
          (row.perform_due_on ?? '') < city.today &&
          (half === 'whole' || row.fulfilled_on !== null),
      );
    default:
      throw new Error(`Nothing defines ${name}.`);
  }
}

describeOnEachDatabase('what is published of disputes', ({ url }) => {
  let test: TestSubgraph;
  const published = new Map<string, Map<string, StatCell>>();

  beforeAll(async () => {
    test = await openTestSubgraph(disputesSubgraph, url());
    await seedDomain(test.subgraph, disputesSubgraph, city);
    for (const period of periods) {
      const { data, errors } = await test.entities(
        viewerOf('AUDITOR'),
        'Region',
        `{ disputeStats(period: "${period}") ${selection} }`,
        [{ code: city.cityCode }],
      );
      expect(errors).toBeUndefined();
      const [entity] = (data?._entities ?? []) as readonly { disputeStats: Stats }[];
      if (entity) published.set(period, cellsOf(entity.disputeStats));
    }
  }, 120_000);
  afterAll(() => test.subgraph.close());

  it('is what a count of the rows gives, in every cell and period, and never from 1 to 4', () => {
    const wrong: string[] = [];
    let shown = 0;
    for (const [period, cells] of published) {
      for (const [name, { value, suppressed }] of cells) {
        const count = countOf(name, period);
        const isSmall = count > 0 && count < 5;
        if (value !== null) shown += 1;
        if (suppressed ? count === 0 : value !== count || isSmall) {
          wrong.push(`${name} of ${period}: ${value} for ${count}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    // Disclosure control that hid everything would pass as well.
    expect(shown).toBeGreaterThan(1500);
  });

  it('leaves no sum with a single cell withheld, over categories and over periods', () => {
    const told: string[] = [];
    const look = (where: string, total: StatCell | undefined, parts: readonly StatCell[]) => {
      if (!total || total.suppressed) return;
      if (parts.filter(({ suppressed }) => suppressed).length === 1) told.push(where);
    };
    for (const [period, cells] of published) {
      const named = (prefix: string) =>
        [...cells].flatMap(([name, one]) => (name.startsWith(`${prefix} `) ? [one] : []));
      for (const list of ['type', 'source', 'field']) {
        look(`${list}s of ${period}`, cells.get('accepted'), named(list));
      }
      for (const half of ['part', 'whole']) {
        const ofTypes = [...cells].flatMap(([name, one]) =>
          name.startsWith('success ') && name.endsWith(` ${half}`) && name !== `success ${half}`
            ? [one]
            : [],
        );
        look(`success by type, ${half}, of ${period}`, cells.get(`success ${half}`), ofTypes);
      }
      const below = periods.filter((part) =>
        period.length === 4 ? part.startsWith(`${period}-Q`) : quarterOf(part) === period,
      );
      for (const [name, total] of cells) {
        look(
          `${name} of ${period}`,
          total,
          below.flatMap((part) => published.get(part)?.get(name) ?? []),
        );
      }
    }
    expect(told).toEqual([]);
  });

  it('tells no remainder of a ratio from 1 to 4', () => {
    const told: string[] = [];
    for (const [period, cells] of published) {
      for (const [name, { value: whole }] of cells) {
        if (!name.endsWith(' whole')) continue;
        const part = cells.get(name.replace(/whole$/, 'part'))?.value ?? null;
        if (whole === null || part === null) continue;
        if (whole > part && whole - part < 5) told.push(`${name} of ${period}`);
      }
    }
    expect(told).toEqual([]);
  });
});
