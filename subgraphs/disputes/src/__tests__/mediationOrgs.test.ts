import { statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { disputesSubgraph } from '..';
import {
  city,
  county,
  insertBasics,
  otherVillage,
  town,
  village,
  villageCommittee,
} from './handMadeRows';

const mediator = viewerOf('MEDIATOR');
const townCommittee = `MO-${town}-01`;

interface Page {
  readonly nodes: readonly { readonly orgId: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describeOnEachDatabase('mediation organisations', ({ url }) => {
  let test: TestSubgraph;
  beforeAll(async () => {
    test = await openTestSubgraph(disputesSubgraph, url());
    await insertBasics(test.subgraph);
  });
  afterAll(() => test.subgraph.close());

  async function pagesOf(codes: readonly string[], text = ''): Promise<readonly Page[]> {
    const { data, errors } = await test.entities(
      mediator,
      'Region',
      `{ mediationOrgs${text} { nodes { orgId } pageInfo { hasNextPage endCursor } } }`,
      codes.map((code) => ({ code })),
    );
    expect(errors).toBeUndefined();
    return ((data?._entities ?? []) as { mediationOrgs: Page }[]).map(
      ({ mediationOrgs }) => mediationOrgs,
    );
  }
  const idsOf = (page: Page | undefined) => page?.nodes.map(({ orgId }) => orgId);

  it('are visible to everybody, mediators counted', async () => {
    await test.subgraph.database.query(
      'UPDATE mediation_org SET full_time = 2, part_time = 3 WHERE org_id = ?',
      [townCommittee],
    );
    for (const role of ['MEDIATOR', 'DASH', 'SUBJECT', 'POLICE'] as const) {
      expect(
        await test.entities(
          viewerOf(role),
          'MediationOrg',
          '{ orgId name kind region { code } mediators fullTimeMediators partTimeMediators }',
          [{ orgId: townCommittee }, { orgId: 'MO-none' }],
        ),
      ).toEqual({
        data: {
          _entities: [
            {
              orgId: townCommittee,
              name: '听云街道人民调解委员会',
              kind: 'PEOPLES',
              region: { code: town },
              mediators: 5,
              fullTimeMediators: 2,
              partTimeMediators: 3,
            },
            null,
          ],
        },
      });
    }
  });

  it('are listed with those of the divisions inside a region, many regions in one statement', async () => {
    const statements = statementsOf(test.subgraph.database);
    statements.count = 0;
    const codes = [town, village.code, otherVillage.code, '990107000000', county];
    const [inTown, inVillage, inOther, nowhere, inCounty] = await pagesOf(codes);
    expect(statements.count).toBe(1);
    expect(idsOf(inTown)).toEqual([
      townCommittee,
      ...city.villages.map(({ code }) => `MO-${code}-01`),
    ]);
    expect(idsOf(inVillage)).toEqual([villageCommittee]);
    expect(idsOf(inOther)).toEqual([`MO-${otherVillage.code}-01`]);
    expect(nowhere).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
    expect(inCounty?.nodes).toHaveLength(15);
  });

  it('are listed by kind, and page by page', async () => {
    const [judicial] = await pagesOf([county], '(kind: JUDICIAL)');
    expect(idsOf(judicial)).toEqual([`MO-${county}-02`]);
    const [first] = await pagesOf([county], '(kind: INDUSTRY, first: 3)');
    expect([idsOf(first)?.length, first?.pageInfo.hasNextPage]).toEqual([3, true]);
    const after = `after: "${first?.pageInfo.endCursor}"`;
    const [second] = await pagesOf([county], `(kind: INDUSTRY, first: 3, ${after})`);
    expect(idsOf(second)).toEqual([`MO-${county}-06`]);
    expect(second?.pageInfo.hasNextPage).toBe(false);
  });

  it.each([
    [county, '(first: 0)', 'PAGE_SIZE_INVALID'],
    [county, '(first: 101)', 'PAGE_SIZE_INVALID'],
    [county, '(after: "x")', 'CURSOR_MALFORMED'],
    ['99010X', '', 'REGION_CODE_MALFORMED'],
  ])('refuse region %s %s', async (code, text, expected) => {
    const { errors } = await test.entities(
      mediator,
      'Region',
      `{ mediationOrgs${text} { nodes { orgId } } }`,
      [{ code }],
    );
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([expected]);
  });
});
