import { statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { directorySubgraph } from '../subgraph';
import { dataOffice, insertHandMadeRows, petitionOffice } from './handMadeRows';

const counts = `
  grids: gridCount
  comprehensive: gridCount(kind: COMPREHENSIVE)
  dedicated: gridCount(kind: DEDICATED)
  workers: gridWorkerCount
  fullTime: gridWorkerCount(employment: FULL_TIME)
  partTime: gridWorkerCount(employment: PART_TIME)
  staffing: gridStaffingCoverage { ...R }
  villages: villageFullTimeWorkerRate { ...R }`;
const then = counts
  .replace(/(gridCount|gridWorkerCount)\(/g, '$1(asOf: "2021-06-30", ')
  .replace(
    /(gridCount|gridWorkerCount|gridStaffingCoverage|villageFullTimeWorkerRate)(?=\s)/g,
    '$1(asOf: "2021-06-30")',
  );
const ratio = 'fragment R on Ratio { numerator { value } denominator { value } value }';
const of = (numerator: number, denominator: number) => ({
  numerator: { value: numerator },
  denominator: { value: denominator },
  value: denominator === 0 ? null : numerator / denominator,
});
const analyst = viewerOf('ANALYST');

describeOnEachDatabase('counts of the directory', (databases) => {
  let directory: TestSubgraph;
  beforeAll(async () => {
    directory = await openTestSubgraph(directorySubgraph, databases.url());
    await insertHandMadeRows(directory.subgraph.database);
  });
  afterAll(() => directory.subgraph.close());

  const region = async (code: string, selection: string) => {
    const answer = await directory.ask(
      analyst,
      `{ region(code: "${code}") { ${selection} } } ${selection.includes('...R') ? ratio : ''}`,
    );
    expect(answer.errors).toBeUndefined();
    return answer.data?.region;
  };

  it('counts grids, workers, staffed grids and villages with a full-time worker', async () => {
    expect(await region('990101000000', counts)).toEqual({
      grids: 4,
      comprehensive: 3,
      dedicated: 1,
      workers: 3,
      fullTime: 1,
      partTime: 2,
      staffing: of(3, 4),
      villages: of(1, 3),
    });
  });

  it('counts a worker of two grids once, in every area above them', async () => {
    const selection = 'gridWorkerCount(employment: PART_TIME)';
    expect(await region('990101001001', selection)).toEqual({ gridWorkerCount: 1 });
    expect(await region('990101001000', selection)).toEqual({ gridWorkerCount: 1 });
    expect(await region('990100000000', selection)).toEqual({ gridWorkerCount: 2 });
  });

  it('counts what was in force on a day, with villages and workers since gone', async () => {
    expect(await region('990101000000', then)).toEqual({
      grids: 4,
      comprehensive: 4,
      dedicated: 0,
      workers: 3,
      fullTime: 2,
      partTime: 1,
      staffing: of(3, 4),
      villages: of(2, 4),
    });
  });

  it('counts a last day in force as in force', async () => {
    const on = (day: string) => region('990101001199', `gridCount(asOf: "${day}")`);
    expect(await on('2022-06-30')).toEqual({ gridCount: 1 });
    expect(await on('2022-07-01')).toEqual({ gridCount: 0 });
    expect(await on('2020-01-01')).toEqual({ gridCount: 1 });
    expect(await on('2019-12-31')).toEqual({ gridCount: 0 });
  });

  it('has no rate, rather than one of 0, where nothing is reported', async () => {
    expect(
      await region(
        '990200000000',
        `${counts} centres: governanceCentreCoverage(level: VILLAGE) { ...R }`,
      ),
    ).toEqual({
      grids: 0,
      comprehensive: 0,
      dedicated: 0,
      workers: 0,
      fullTime: 0,
      partTime: 0,
      staffing: of(0, 0),
      villages: of(0, 0),
      centres: of(0, 0),
    });
  });

  it('relates centres, posts and committees to the areas in force', async () => {
    expect(
      await region(
        '990100000000',
        `counties: governanceCentreCoverage(level: COUNTY) { ...R }
        countyStandard: centreStandardRate(level: COUNTY) { ...R }
        towns: governanceCentreCoverage(level: TOWN) { ...R }
        villages: governanceCentreCoverage(level: VILLAGE) { ...R }
        villageStandard: centreStandardRate(level: VILLAGE) { ...R }
        posts: politicalLegalMemberCoverage { ...R }
        mediation: villageCommitteeCoverage(kind: MEDIATION) { ...R }
        publicOrder: villageCommitteeCoverage(kind: PUBLIC_ORDER) { ...R }`,
      ),
    ).toEqual({
      counties: of(2, 2),
      countyStandard: of(1, 2),
      towns: of(1, 3),
      villages: of(1, 4),
      villageStandard: of(1, 4),
      posts: of(2, 3),
      mediation: of(3, 4),
      publicOrder: of(2, 4),
    });
  });

  it('tells centre and budgets of the region itself, latest year first', async () => {
    expect(
      await region(
        '990101000000',
        'centre { id level grade operating meetsStandard } governanceBudgets { year yuan }',
      ),
    ).toEqual({
      centre: { id: 'GC-1', level: 'COUNTY', grade: 1, operating: true, meetsStandard: true },
      governanceBudgets: [
        { year: 2026, yuan: 5_200_000_000 },
        { year: 2025, yuan: 5_000_000_000 },
      ],
    });
    expect(await region('990102001001', 'centre { id } governanceBudgets { year }')).toEqual({
      centre: null,
      governanceBudgets: [],
    });
  });

  it('relates resources catalogued and collected to those listed, also in the past', async () => {
    const selection = `now: catalogueCompletionRate { ...R }
      january: catalogueCompletionRate(period: "2026-01") { ...R }
      firstQuarter: catalogueCompletionRate(period: "2026-Q1") { ...R }
      before: catalogueCompletionRate(period: "2025") { ...R }
      mix: shareTypeMix { shareType count }
      mixInJanuary: shareTypeMix(period: "2026-01") { shareType count }`;
    const answer = await directory.ask(
      analyst,
      `{ a: department(uscc: "${petitionOffice}") { ${selection} }
         b: department(uscc: "${dataOffice}") { now: catalogueCompletionRate { ...R } } } ${ratio}`,
    );
    const mix = (...numbers: number[]) =>
      ['UNCONDITIONAL', 'CONDITIONAL', 'NOT_SHARED'].map((shareType, i) => ({
        shareType,
        count: numbers[i],
      }));
    expect(answer).toEqual({
      data: {
        a: {
          now: of(1, 2),
          january: of(0, 1),
          firstQuarter: of(1, 2),
          before: of(0, 0),
          mix: mix(1, 1, 0),
          mixInJanuary: mix(0, 1, 0),
        },
        b: { now: of(1, 1) },
      },
    });
  });

  it('takes as many statements for all towns and villages as for one of each', async () => {
    const selection = `gridCount gridWorkerCount gridStaffingCoverage { value }
      villageFullTimeWorkerRate { value } politicalLegalMemberCoverage { value }
      centre { id } governanceBudgets { yuan } assessments(period: "2026") { nodes { indicator } }
      parent { name } ancestors { code } children { nodes { code } }
      villages: children(level: VILLAGE) { nodes { code } }
      organisations { nodes { uscc } } grids { nodes { gridCode workers { workerId } hasWorker } }`;
    const statementsFor = async (codes: readonly string[]) => {
      const { database } = directory.subgraph;
      const before = statementsOf(database).count;
      const answer = await directory.entities(
        analyst,
        'Region',
        `{ ${selection} }`,
        codes.map((code) => ({ code })),
      );
      expect(answer.errors).toBeUndefined();
      return statementsOf(database).count - before;
    };
    const few = await statementsFor(['990101001000', '990101001001']);
    const all = await statementsFor([
      '990101001000',
      '990101100000',
      '990102001000',
      '990101001001',
      '990101001200',
      '990101100200',
      '990102001001',
    ]);
    expect(all).toBe(few);
  });
});
