import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { directorySubgraph } from '../subgraph';
import { codesOf } from './codesOf';
import { insertHandMadeRows, petitionOffice } from './handMadeRows';
import { valueAt } from './valueAt';

const analyst = viewerOf('ANALYST');

describeOnEachDatabase('what the directory refuses', (databases) => {
  let directory: TestSubgraph;
  beforeAll(async () => {
    directory = await openTestSubgraph(directorySubgraph, databases.url());
    await insertHandMadeRows(directory.subgraph.database);
  });
  afterAll(() => directory.subgraph.close());

  it.each([
    ['region(code: "99010100100X") { code }', 'REGION_CODE_MALFORMED'],
    ['region(code: "") { code }', 'REGION_CODE_MALFORMED'],
    ['region(code: "990199000000") { code }', 'REGION_NOT_FOUND'],
    ['regions(codes: ["990101000000", "12"]) { code }', 'REGION_CODE_MALFORMED'],
    ['grid(gridCode: "990101001001") { gridCode }', 'GRID_CODE_MALFORMED'],
    ['grid(gridCode: "990101001001999") { gridCode }', 'GRID_NOT_FOUND'],
    ['department(uscc: "11990100001001128X") { uscc }', 'DEPARTMENT_CODE_MALFORMED'],
    ['departments(region: "x") { nodes { uscc } }', 'REGION_CODE_MALFORMED'],
    ['departments(first: 0) { nodes { uscc } }', 'PAGE_SIZE_INVALID'],
    ['dataResources(first: 101) { nodes { name } }', 'PAGE_SIZE_INVALID'],
    ['dataResources(first: -1) { nodes { name } }', 'PAGE_SIZE_INVALID'],
    ['dataResources(after: "rubbish") { nodes { name } }', 'CURSOR_MALFORMED'],
    ['dataResources(indicator: "E2") { nodes { name } }', 'ARGUMENT_INVALID'],
    ['dataResources(provider: "E2") { nodes { name } }', 'DEPARTMENT_CODE_MALFORMED'],
    ['region(code: "990101000000") { children(first: 0) { nodes { code } } }', 'PAGE_SIZE_INVALID'],
    ['region(code: "990101000000") { grids(after: "") { nodes { name } } }', 'CURSOR_MALFORMED'],
    [
      'region(code: "990101000000") { assessments(period: "2026-13") { nodes { item } } }',
      'PERIOD_MALFORMED',
    ],
    [
      'region(code: "990101000000") { assessments(period: "2026", indicator: "a17") { nodes { item } } }',
      'ARGUMENT_INVALID',
    ],
    [
      `department(uscc: "${petitionOffice}") { catalogueCompletionRate(period: "May") { value } }`,
      'PERIOD_MALFORMED',
    ],
  ])('refuses %s with %s', async (query, code) => {
    expect(codesOf(await directory.ask(analyst, `{ ${query} }`))).toEqual([code]);
  });

  it('refuses a day that the calendar does not have', async () => {
    const answer = await directory.ask(
      analyst,
      'query ($asOf: Date) { region(code: "990101000000", asOf: $asOf) { code } }',
      { asOf: '2026-02-30' },
    );
    expect(codesOf(answer)).toEqual(['DATE_MALFORMED']);
  });

  it('refuses a cursor of another list', async () => {
    const answer = await directory.ask(
      analyst,
      '{ region(code: "990101000000") { grids(first: 1) { pageInfo { endCursor } } } }',
    );
    const endCursor = valueAt<string>(answer.data, 'region', 'grids', 'pageInfo', 'endCursor');
    const crossed = await directory.ask(
      analyst,
      `{ region(code: "990101000000") { children(after: "${endCursor}") { nodes { code } } } }`,
    );
    expect(codesOf(crossed)).toEqual(['CURSOR_MALFORMED']);
  });

  it('takes 200 codes and refuses 201', async () => {
    const ask = (count: number) =>
      directory.ask(analyst, 'query ($codes: [ID!]!) { regions(codes: $codes) { name } }', {
        codes: new Array(count).fill('990101000000'),
      });
    expect((await ask(200)).data?.regions).toHaveLength(200);
    expect(codesOf(await ask(201))).toEqual(['ARGUMENT_INVALID']);
  });
});
