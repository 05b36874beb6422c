import {
  createCity,
  daysBetween,
  lastDayOf,
  monthOf,
  type Row,
  seedDomain,
  verifyDomainRollups,
} from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { disputesSubgraph } from '..';
import { disputeTypeCodes } from '../codeLists';
import type { DisputeRow } from '../DisputeRow';
import { synthetic } from '../synthetic';
import { disputeCount } from '../synthetic/disputeKeys';
import { mediationOrgs } from '../synthetic/mediationOrgs';

type Tier = Parameters<typeof createCity>[0];

function rowsOf(tier: Tier, table: string, seed = 1): Row[] {
  const city = createCity(tier, seed);
  return [...synthetic.chunkRows(city, city.villages)].flatMap(([name, row]) =>
    name === table ? [row] : [],
  );
}

describe('synthetic disputes', () => {
  const city = createCity('M');
  const disputes = rowsOf('M', 'dispute') as unknown as DisputeRow[];
  const shareOf = (isOne: (row: DisputeRow) => boolean, among = disputes) =>
    among.filter(isOne).length / among.length;

  it.each([
    ['XS', 160],
    ['S', 1600],
    ['M', 24_000],
    ['L', 96_000],
  ] as const)('of tier %s are %i', (tier, count) => {
    expect(disputeCount(createCity(tier))).toBe(count);
  });

  it('are as many as the tier says, each with its own number, inside their village and the history', () => {
    expect(disputes).toHaveLength(disputeCount(city));
    expect(new Set(disputes.map(({ dispute_id }) => dispute_id)).size).toBe(disputes.length);
    const grids = new Set(city.grids.map(({ code }) => code));
    const orgs = new Set([...mediationOrgs(city)].map(({ org_id }) => org_id));
    const astray = disputes.filter(
      (row) =>
        !grids.has(row.grid_code) ||
        row.grid_code.slice(0, 12) !== row.region_code ||
        !orgs.has(row.org_id) ||
        row.found_on < '2021-11-01',
    );
    expect(astray).toEqual([]);
  });

  it('are the same whenever they are made, village by village, and others with another seed', () => {
    const again = city.villages.flatMap((village) => [
      ...synthetic.chunkRows(createCity('M'), [village]),
    ]);
    expect(again.flatMap(([name, row]) => (name === 'dispute' ? [row] : []))).toEqual(disputes);
    expect(rowsOf('XS', 'dispute', 2)).not.toEqual(rowsOf('XS', 'dispute'));
  });

  it('tell nothing that has not happened by the last day of the city', () => {
    const future = disputes.filter((row) =>
      [row.found_on, row.accepted_on, row.closed_on, row.fulfilled_on, row.confirmed_on].some(
        (day) => day !== null && day > city.today,
      ),
    );
    expect(future).toEqual([]);
  });

  it('say exactly what their status allows', () => {
    for (const row of disputes) {
      const isEnded = ['AGREED', 'FAILED', 'REFERRED', 'WITHDRAWN', 'REFUSED'].includes(row.status);
      const isAccepted = row.status !== 'FOUND' && row.status !== 'REFUSED';
      const isAgreed = row.status === 'AGREED';
      expect([row.dispute_id, row.closed_on !== null]).toEqual([row.dispute_id, isEnded]);
      expect([row.dispute_id, row.accepted_on !== null]).toEqual([row.dispute_id, isAccepted]);
      expect([row.dispute_id, row.perform_due_on !== null]).toEqual([row.dispute_id, isAgreed]);
      if (!isAgreed) {
        expect([row.amount_yuan, row.fulfilled_on, row.confirmed_on]).toEqual([null, null, null]);
      } else if (row.confirmed_on !== null && row.closed_on !== null) {
        expect(row.confirmed_on > row.closed_on).toBe(true);
      }
    }
  });

  it('are concluded in the last days of a month, and a few too late', () => {
    const concluded = disputes.filter(({ accepted_on, closed_on }) => accepted_on && closed_on);
    const daysLeft = ({ closed_on }: DisputeRow) =>
      daysBetween(closed_on ?? '', lastDayOf(monthOf(closed_on ?? '')));
    expect(shareOf((row) => daysLeft(row) < 3, concluded)).toBeGreaterThan(0.25);
    const late = shareOf(({ closed_on, due_on }) => (closed_on ?? '') > (due_on ?? ''), concluded);
    expect(late).toBeGreaterThan(0.02);
    expect(late).toBeLessThan(0.1);
  });

  it('are about wages from July to October and as the year ends more than in spring', () => {
    const wages = disputes.filter(({ type_code }) => type_code === '10');
    const inMonths = (...months: string[]) =>
      wages.filter(({ found_on }) => months.includes(found_on.slice(5, 7))).length;
    expect(inMonths('07', '08', '09', '10')).toBeGreaterThan(2 * inMonths('02', '03', '04', '05'));
    expect(inMonths('12', '01')).toBeGreaterThan(3 * inMonths('03', '04'));
  });

  it('are as dirty as feeds are: two to five in a hundred', () => {
    const summaries = new Set(rowsOf('M', 'dispute_summary').map(({ dispute_id }) => dispute_id));
    const dirty = shareOf(
      (row) =>
        !disputeTypeCodes.some((code) => code === row.type_code) ||
        !summaries.has(row.dispute_id) ||
        (row.accepted_on !== null && row.closed_on !== null && row.closed_on < row.accepted_on),
    );
    expect(dirty).toBeGreaterThan(0.02);
    expect(dirty).toBeLessThan(0.05);
  });
});

describeOnEachDatabase('the seeded register of disputes', ({ url }) => {
  const city = createCity('XS');
  let test: TestSubgraph;
  beforeAll(async () => {
    test = await openTestSubgraph(disputesSubgraph, url());
    await seedDomain(test.subgraph, disputesSubgraph, city);
    await seedDomain(test.subgraph, disputesSubgraph, city);
  });
  afterAll(() => test.subgraph.close());

  it('holds the rows of the plan once, and statistics that agree with them', async () => {
    const { database } = test.subgraph;
    const [{ n }] = await database.query('SELECT COUNT(*) AS n FROM dispute');
    expect(Number(n)).toBe(disputeCount(city));
    expect(await verifyDomainRollups(database, disputesSubgraph)).toEqual([]);
  });

  it('shows the first dispute of the city to its mediator', async () => {
    const viewer = viewerOf('MEDIATOR', { cases: ['DS-990101-000001'] });
    const { data, errors } = await test.ask(
      viewer,
      '{ myDisputes { nodes { disputeId organisation { region { code } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      myDisputes: {
        nodes: [
          { disputeId: 'DS-990101-000001', organisation: { region: { code: expect.any(String) } } },
        ],
      },
    });
  });

  it('notices a row that the statistics do not know', async () => {
    const { database } = test.subgraph;
    await database.query("UPDATE dispute SET status = 'FAILED' WHERE status = 'AGREED'");
    const differences = await verifyDomainRollups(database, disputesSubgraph);
    expect(differences.map(({ measure }) => measure)).toContain('agreed');
  });
});
