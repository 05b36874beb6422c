import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
  writeStatistics,
} from '@civicgraph/shared/testing';
import { specialPopulationsSubgraph } from '../subgraph';
import { actionRow, caseRow, dutyRow, many, workerRow } from './fixtures/careRows';
import { city, storeRows } from './fixtures/loadRows';

const cell = (value: number) => ({ value, suppressed: false, reason: null });
const suppressed = { value: null, suppressed: true, reason: 'SUPPRESSED' };
const withheldRatio = { numerator: suppressed, denominator: suppressed, value: null };

describeOnEachDatabase('Disclosure control of care', (databases) => {
  let test: TestSubgraph;
  let answer: Record<string, unknown>;
  let firstQuarter: Record<string, unknown>;

  beforeAll(async () => {
    test = await openTestSubgraph(specialPopulationsSubgraph, databases.url());
    await storeRows(test.subgraph.database, [
      ...many(30, (i) => [
        caseRow(`CC-${i}`, { category: 'COMMUNITY_CORRECTION' }),
        // Nine are not enrolled: a remainder that may not show.
        dutyRow(`CC-${i}`, 'ENROLMENT', '2026-09-10', i < 21 ? '2026-09-09' : null),
      ]),
      ...many(9, (i) => [
        caseRow(`RA-${i}`, { category: 'RELEASED_AFTERCARE', openedOn: '2026-05-04' }),
        dutyRow(`RA-${i}`, 'MET_AT_RELEASE', '2026-08-03', '2026-08-03'),
      ]),
      ...many(40, (i) => [
        caseRow(`SM-${i}`, { category: 'SMI' }),
        ...(i < 9 ? [actionRow(`SM-${i}`, 1, '2026-09-10', '2026-09-10')] : []),
      ]),
      ...many(40, (i) => [caseRow(`DA-${i}`, { category: 'DISABLED' })]),
      // Another small count in another quarter, so that neither is withheld for the other's sake.
      ...many(9, (i) => [
        caseRow(`DX-${i}`, { category: 'COMMUNITY_DETOX', closedOn: '2026-04-20' }),
      ]),
      workerRow('JUSTICE', 0),
      workerRow('DETOX', 0),
      workerRow('MENTAL_HEALTH', 0),
      workerRow('DISABILITY', 0),
    ]);
    await writeStatistics(test.subgraph.database, specialPopulationsSubgraph, city);
    const cellFields = '{ value suppressed reason }';
    const ratioFields = `{ numerator ${cellFields} denominator ${cellFields} value }`;
    const response = await test.entities(
      viewerOf('ANALYST'),
      'Region',
      `{ firstQuarter: careStats(period: "2026-Q1") {
        clients { code cell ${cellFields} }
        all: caseloadPerWorker
        justice: caseloadPerWorker(service: JUSTICE)
        detox: caseloadPerWorker(service: DETOX)
        health: caseloadPerWorker(service: MENTAL_HEALTH)
        disability: caseloadPerWorker(service: DISABILITY)
      }
      careStats(period: "2026-Q3") {
        clients { code cell ${cellFields} }
        fourHave { item ratio ${ratioFields} }
        correctionsEnrolment ${ratioFields}
        serviceOnTime ${ratioFields}
        justice: caseloadPerWorker(service: JUSTICE)
      } }`,
      [{ code: '990101000000' }],
    );
    const data = response.data as {
      _entities: [{ careStats: typeof answer; firstQuarter: typeof answer }];
    };
    ({ careStats: answer, firstQuarter } = data._entities[0]);
  }, 60_000);
  afterAll(() => test.subgraph.close());

  it('withholds counts of one to nine', () => {
    expect(answer.clients).toContainEqual({ code: 'RELEASED_AFTERCARE', cell: suppressed });
    expect(firstQuarter.clients).toContainEqual({ code: 'COMMUNITY_DETOX', cell: suppressed });
    expect(firstQuarter.detox).toBeNull();
    expect(answer.clients).toContainEqual({ code: 'LEFT_BEHIND_ELDER', cell: cell(0) });
    expect(answer.fourHave).toContainEqual({ item: 'MET_AT_RELEASE', ratio: withheldRatio });
    expect(answer.serviceOnTime).toEqual(withheldRatio);
  });

  it('withholds a ratio that leaves one to nine', () => {
    expect(answer.correctionsEnrolment).toEqual({
      numerator: suppressed,
      denominator: cell(30),
      value: null,
    });
  });

  it('never gives a withheld count away by the caseload of its line of service', () => {
    const clients = answer.clients as { code: string; cell: { value: number | null } }[];
    const corrections = clients.find(({ code }) => code === 'COMMUNITY_CORRECTION');
    // 39 cases of one worker, less 30 in corrections, would be the nine of aftercare.
    expect(corrections?.cell.value === null || answer.justice === null).toBe(true);
  });

  it('never gives a withheld count away by the caseload of all lines', () => {
    const { all, justice, health, disability } = firstQuarter;
    const known = [all, justice, health, disability];
    // 119 cases of all, less those of every other line, would be the nine of detoxification.
    expect(known).toContain(null);
    // Not by withholding everything.
    expect(known.filter((value) => value !== null).length).toBeGreaterThan(0);
  });
});
