import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { specialPopulationsSubgraph } from '../subgraph';
import { actionRow, caseRow, dutyRow, many, workerRow } from './fixtures/careRows';
import { storeRows, writeStatistics } from './fixtures/loadRows';

const cell = (value: number) => ({ value, suppressed: false, reason: null });
const suppressed = { value: null, suppressed: true, reason: 'SUPPRESSED' };
const withheldRatio = { numerator: suppressed, denominator: suppressed, value: null };

describeOnEachDatabase('Disclosure control of care', (databases) => {
  let test: TestSubgraph;
  let answer: Record<string, unknown>;

  beforeAll(async () => {
    test = await openTestSubgraph(specialPopulationsSubgraph, databases.url());
    await storeRows(test.subgraph.database, [
      ...many(30, (i) => [
        caseRow(`CC-${i}`, { category: 'COMMUNITY_CORRECTION' }),
        // Nine are not enrolled: a remainder that may not show.
        dutyRow(`CC-${i}`, 'ENROLMENT', '2026-09-10', i < 21 ? '2026-09-09' : null),
      ]),
      ...many(9, (i) => [
        caseRow(`RA-${i}`, { category: 'RELEASED_AFTERCARE' }),
        dutyRow(`RA-${i}`, 'MET_AT_RELEASE', '2026-08-03', '2026-08-03'),
      ]),
      ...many(9, (i) => [
        caseRow(`SM-${i}`, { category: 'SMI' }),
        actionRow(`SM-${i}`, 1, '2026-09-10', '2026-09-10'),
      ]),
      workerRow('JUSTICE', 0),
      workerRow('MENTAL_HEALTH', 0),
    ]);
    await writeStatistics(test.subgraph.database);
    const cellFields = '{ value suppressed reason }';
    const ratioFields = `{ numerator ${cellFields} denominator ${cellFields} value }`;
    const response = await test.entities(
      viewerOf('ANALYST'),
      'Region',
      `{ careStats(period: "2026-Q3") {
        clients { code cell ${cellFields} }
        fourHave { item ratio ${ratioFields} }
        correctionsEnrolment ${ratioFields}
        serviceOnTime ${ratioFields}
        all: caseloadPerWorker
        justice: caseloadPerWorker(service: JUSTICE)
        health: caseloadPerWorker(service: MENTAL_HEALTH)
      } }`,
      [{ code: '990101000000' }],
    );
    const data = response.data as { _entities: [{ careStats: typeof answer }] };
    answer = data._entities[0].careStats;
  }, 60_000);
  afterAll(() => test.subgraph.close());

  it('withholds counts of one to nine', () => {
    expect(answer.clients).toContainEqual({ code: 'RELEASED_AFTERCARE', cell: suppressed });
    expect(answer.clients).toContainEqual({ code: 'SMI', cell: suppressed });
    expect(answer.clients).toContainEqual({ code: 'DISABLED', cell: cell(0) });
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

  it('never gives a withheld count away by a caseload', () => {
    const cases = answer.clients as { code: string; cell: { value: number | null } }[];
    const justice = cases.find(({ code }) => code === 'COMMUNITY_CORRECTION')?.cell.value;
    // 39 cases of one worker, less 30 in corrections, are the nine of aftercare.
    expect(justice === null || answer.justice === null).toBe(true);
    expect(answer.health).toBeNull();
    // 48 cases of all, less 39, are the nine of mental health.
    expect(answer.all === null || answer.justice === null).toBe(true);
  });
});
