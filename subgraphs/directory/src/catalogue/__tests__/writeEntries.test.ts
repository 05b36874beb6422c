import type { CatalogueField, DataCatalogue } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  setClock,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import pino from 'pino';
import { dataOffice, insertHandMadeRows, petitionOffice } from '../../__tests__/handMadeRows';
import { valueAt } from '../../__tests__/valueAt';
import { directorySubgraph } from '../../subgraph';
import { openDataCatalogue } from '../openDataCatalogue';
import { at, dump, entryOf, newCode, resetDirectory, silent } from './catalogueFixture';

const analyst = viewerOf('ANALYST');
const selection = `resourceCode name provider { uscc } shareType shareCondition legalBasis updateCycle dataLevel
  updatedAt indicators subgraph schemaVersion publishedAt withdrawnAt
  fields { nodes { coordinate description sensitivity } }`;

/** What the directory tells of R1 before anything is published. */
const listed = {
  resourceCode: 'R1',
  name: '资源R1',
  provider: { uscc: petitionOffice },
  shareType: 'CONDITIONAL',
  shareCondition: '限履职使用',
  legalBasis: '《信访工作条例》',
  updateCycle: 'DAILY',
  dataLevel: 'GENERAL',
  updatedAt: '2026-10-30T08:00:00Z',
  indicators: ['E01', 'E02'],
  subgraph: null,
  schemaVersion: null,
  publishedAt: null,
  withdrawnAt: null,
  fields: { nodes: [] },
};

/** What it tells of `entryOf()`, which nobody listed. */
const added = {
  resourceCode: newCode,
  name: '接访安排信息',
  provider: { uscc: petitionOffice },
  shareType: 'CONDITIONAL',
  shareCondition: null,
  legalBasis: '《信访工作条例》第二条',
  updateCycle: 'WEEKLY',
  dataLevel: 'IMPORTANT',
  updatedAt: '2026-05-20T06:30:00Z',
  indicators: [],
  subgraph: 'reception',
  schemaVersion: 1,
  publishedAt: '2026-05-20T06:30:00Z',
  withdrawnAt: null,
  fields: { nodes: [] },
};

describeOnEachDatabase('entries that are published', ({ url }) => {
  let directory: TestSubgraph;
  let catalogue: DataCatalogue;
  beforeAll(async () => {
    directory = await openTestSubgraph(directorySubgraph, url());
    await insertHandMadeRows(directory.subgraph.database);
    catalogue = await openDataCatalogue({ databaseUrl: url(), logger: silent });
  });
  beforeEach(() => resetDirectory(directory.subgraph.database));
  afterEach(() => jest.useRealTimers());
  afterAll(async () => {
    await catalogue.close();
    await directory.subgraph.close();
  });

  const ask = async (query: string) => {
    const answer = await directory.ask(analyst, query);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };
  const resources = async () =>
    valueAt<Record<string, unknown>[]>(
      await ask(`{ dataResources { nodes { ${selection} } } }`),
      'dataResources',
      'nodes',
    );
  const resource = async (code: string) =>
    (await resources()).find(({ resourceCode }) => resourceCode === code);
  /** Of the petition office: now, and at the ends of some months. */
  const counts = async () => {
    const cells = 'numerator { value } denominator { value }';
    const answer = await ask(
      `{ department(uscc: "${petitionOffice}") { now: catalogueCompletionRate { ${cells} }
        april: catalogueCompletionRate(period: "2026-04") { ${cells} }
        may: catalogueCompletionRate(period: "2026-05") { ${cells} }
        june: catalogueCompletionRate(period: "2026-06") { ${cells} }
        shareTypeMix { shareType count } } }`,
    );
    const { shareTypeMix, ...rates } = valueAt<
      Record<string, { numerator: { value: number }; denominator: { value: number } }> & {
        shareTypeMix: { count: number }[];
      }
    >(answer, 'department');
    return {
      ...Object.fromEntries(
        Object.entries(rates).map(([when, { numerator, denominator }]) => [
          when,
          `${numerator.value}/${denominator.value}`,
        ]),
      ),
      mix: shareTypeMix.map(({ count }) => count),
    };
  };

  it('appear, with their fields in the order of the schema and the indicators they feed', async () => {
    await catalogue.writeEntries(
      [
        entryOf({
          fields: [
            { coordinate: 'Slot.startsAt', description: 'When. 时间', sensitivity: 'INTERNAL' },
            { coordinate: 'Slot.official', description: null, sensitivity: 'PERSONAL' },
            { coordinate: 'Room.name', description: '名称', sensitivity: null },
          ],
          indicators: ['E03', 'E09'],
        }),
      ],
      at(1),
    );
    expect(await resource(newCode)).toEqual({
      ...added,
      indicators: ['E03', 'E09'],
      fields: {
        nodes: [
          { coordinate: 'Slot.startsAt', description: 'When. 时间', sensitivity: 'INTERNAL' },
          { coordinate: 'Slot.official', description: null, sensitivity: 'PERSONAL' },
          { coordinate: 'Room.name', description: '名称', sensitivity: null },
        ],
      },
    });
    expect(await resource('R1')).toEqual(listed);
  });

  it('count as catalogued and collected from the day that they are accepted', async () => {
    expect(await counts()).toEqual({
      now: '1/2',
      april: '1/2',
      may: '1/2',
      june: '1/2',
      mix: [1, 1, 0],
    });
    await catalogue.writeEntries([entryOf()], at(1));
    expect(await counts()).toEqual({
      now: '2/3',
      april: '1/2',
      may: '2/3',
      june: '2/3',
      mix: [1, 2, 0],
    });
  });

  it('change what a department listed in place, and keep its freshness and its condition', async () => {
    await catalogue.writeEntries(
      [
        entryOf({
          code: 'R1',
          name: '信访事项',
          provider: dataOffice,
          version: 3,
          fields: [{ coordinate: 'Petition.id', description: null, sensitivity: 'PERSONAL' }],
        }),
      ],
      at(4),
    );
    expect(await resource('R1')).toEqual({
      ...added,
      resourceCode: 'R1',
      name: '信访事项',
      provider: { uscc: dataOffice },
      shareCondition: '限履职使用',
      updatedAt: '2026-10-30T08:00:00Z',
      indicators: ['E01', 'E02'],
      schemaVersion: 3,
      fields: {
        nodes: [{ coordinate: 'Petition.id', description: null, sensitivity: 'PERSONAL' }],
      },
    });
  });

  it.each(['UNCONDITIONAL', 'NOT_SHARED'] as const)(
    'lose the condition of another share type when they become %s',
    async (shareType) => {
      await catalogue.writeEntries([entryOf({ code: 'R1', shareType })], at(1));
      expect(await resource('R1')).toMatchObject({ shareType, shareCondition: null });
    },
  );

  it('are collected once they are published, and keep the days they had', async () => {
    const { database } = directory.subgraph;
    await catalogue.writeEntries([entryOf({ code: 'R1' }), entryOf({ code: 'R2' })], at(1));
    expect(
      await database.query(
        "SELECT resource_code, listed_on, catalogued_on, collected_on FROM data_resource WHERE resource_code <> 'R3' ORDER BY 1",
      ),
    ).toEqual([
      {
        resource_code: 'R1',
        listed_on: '2026-01-01',
        catalogued_on: '2026-02-10',
        collected_on: '2026-03-05',
      },
      {
        resource_code: 'R2',
        listed_on: '2026-02-01',
        catalogued_on: '2026-03-01',
        collected_on: '2026-05-20',
      },
    ]);
    expect(await counts()).toEqual({
      now: '2/2',
      april: '1/2',
      may: '2/2',
      june: '2/2',
      mix: [0, 2, 0],
    });
  });

  it('replace the listed indicators when their schema names any, and leave them otherwise', async () => {
    await catalogue.writeEntries(
      [entryOf({ code: 'R1', indicators: ['E02', 'E07'] }), entryOf({ code: 'R2' })],
      at(1),
    );
    expect(await resource('R1')).toMatchObject({ indicators: ['E02', 'E07'] });
    expect(await resource('R2')).toMatchObject({ indicators: ['E02'] });
  });

  it('have the department for a provider that their code begins with', async () => {
    await catalogue.writeEntries(
      [entryOf({ provider: dataOffice }), entryOf({ code: 'R1' })],
      at(1),
    );
    expect(await resource(newCode)).toMatchObject({ provider: { uscc: petitionOffice } });
    expect(await resource('R1')).toMatchObject({ provider: { uscc: petitionOffice } });
  });

  it('are told as withdrawn when no schema states them any more, with what they were', async () => {
    const fields = [{ coordinate: 'Slot.startsAt', description: null, sensitivity: null }];
    await catalogue.writeEntries([entryOf({ fields }), entryOf({ code: 'R1' })], at(1));
    setClock('2026-06-10T01:02:03.456Z');
    await catalogue.writeEntries([], at(2));
    setClock('2026-07-01T00:00:00Z');
    await catalogue.writeEntries([], at(3));
    const withdrawnAt = '2026-06-10T01:02:03Z';
    expect(await resource(newCode)).toEqual({ ...added, fields: { nodes: fields }, withdrawnAt });
    expect(await resource('R1')).toMatchObject({ subgraph: 'reception', withdrawnAt });
    expect(await resource('R2')).toMatchObject({ subgraph: null, withdrawnAt: null });
  });

  it('count until they are withdrawn, and on when a department listed them by itself', async () => {
    await catalogue.writeEntries([entryOf(), entryOf({ code: 'R2' })], at(1));
    expect(await counts()).toMatchObject({ now: '3/3', april: '1/2', may: '3/3', june: '3/3' });
    setClock('2026-06-30T23:59:59Z');
    await catalogue.writeEntries([], at(2));
    expect(await counts()).toEqual({
      now: '2/2',
      april: '1/2',
      may: '3/3',
      june: '2/2',
      mix: [0, 2, 0],
    });
  });

  it('come back as they are stated then', async () => {
    await catalogue.writeEntries([entryOf()], at(1));
    await catalogue.writeEntries([], at(2));
    const acceptedAt = new Date('2026-08-01T10:00:00Z');
    await catalogue.writeEntries([entryOf({ version: 2, acceptedAt })], at(3));
    expect(await resource(newCode)).toEqual({
      ...added,
      schemaVersion: 2,
      publishedAt: '2026-08-01T10:00:00Z',
    });
    expect(await counts()).toMatchObject({ now: '2/3', may: '2/3', june: '2/3' });
  });

  it('are the same when they are written again', async () => {
    const { database } = directory.subgraph;
    const entries = [entryOf({ indicators: ['E03'] }), entryOf({ code: 'R1' })];
    await catalogue.writeEntries([entryOf({ code: 'R2' })], at(1));
    await catalogue.writeEntries(entries, at(2));
    const before = await dump(database);
    setClock('2030-01-01T00:00:00Z');
    await catalogue.writeEntries(entries, at(2));
    expect(await dump(database)).toEqual(before);
  });

  it('stay when those of an older supergraph come late', async () => {
    const { database } = directory.subgraph;
    await catalogue.writeEntries([entryOf({ version: 2 })], at(7));
    const before = await dump(database);
    await catalogue.writeEntries([entryOf({ version: 1 }), entryOf({ code: 'R1' })], at(6));
    await catalogue.writeEntries([], at(1));
    expect(await dump(database)).toEqual(before);
  });

  it('are those of a registry that began anew, whose versions count from 1 again', async () => {
    await catalogue.writeEntries([entryOf({ version: 2 }), entryOf({ code: 'R1' })], at(7));
    await catalogue.writeEntries([entryOf({ version: 1 })], at(1, 'other'));
    expect(await resource(newCode)).toEqual(added);
    expect(await resource('R1')).toMatchObject({ withdrawnAt: expect.any(String) });
    await catalogue.writeEntries([entryOf({ version: 3 })], at(0, 'other'));
    expect(await resource(newCode)).toEqual(added);
  });

  it('are those of the latest supergraph, whichever of several processes write them at once', async () => {
    const { database } = directory.subgraph;
    const others = await Promise.all(
      [1, 2].map(() => openDataCatalogue({ databaseUrl: url(), logger: silent })),
    );
    const versions = [3, 8, 1, 6, 5, 2, 7, 4, 8, 3];
    await Promise.all(
      versions.map((version, index) => {
        const writer = [catalogue, ...others][index % 3];
        const fields = [{ coordinate: `Slot.v${version}`, description: null, sensitivity: null }];
        return writer?.writeEntries(
          [entryOf({ version, fields }), entryOf({ code: 'R1' })],
          at(version),
        );
      }),
    );
    await Promise.all(others.map((other) => other.close()));
    expect(await resource(newCode)).toEqual({
      ...added,
      schemaVersion: 8,
      fields: { nodes: [{ coordinate: 'Slot.v8', description: null, sensitivity: null }] },
    });
    expect((await dump(database)).published_catalogue).toEqual([
      { id: 1, registry: 'one', supergraph_version: 8 },
    ]);
  });

  it('are one where several schemas state a code, with the fields and indicators of all', async () => {
    const field = (coordinate: string, sensitivity: CatalogueField['sensitivity']) => ({
      coordinate,
      description: `说明 ${sensitivity}`,
      sensitivity,
    });
    await catalogue.writeEntries(
      [
        entryOf({
          fields: [field('Slot.id', 'PUBLIC'), field('Slot.official', 'INTERNAL')],
          indicators: ['E01', 'E03'],
        }),
        entryOf({
          subgraph: 'rooms',
          name: '其他',
          fields: [field('Slot.official', 'PERSONAL'), field('Room.id', null)],
          indicators: ['E01', 'E02'],
        }),
      ],
      at(1),
    );
    expect(await resource(newCode)).toEqual({
      ...added,
      indicators: ['E01', 'E02', 'E03'],
      fields: {
        nodes: [
          field('Slot.id', 'PUBLIC'),
          { ...field('Slot.official', 'INTERNAL'), sensitivity: 'PERSONAL' },
          field('Room.id', null),
        ],
      },
    });
  });

  it('are cut to what the directory keeps, and left out when their code is too long', async () => {
    const lines: string[] = [];
    const logger = pino({}, { write: (line: string) => void lines.push(line) });
    const other = await openDataCatalogue({ databaseUrl: url(), logger });
    const code = `${petitionOffice}-${'0'.repeat(12)}`;
    await other.writeEntries(
      [
        entryOf({ code }),
        entryOf({
          name: '长'.repeat(101),
          legalBasis: '法'.repeat(201),
          fields: [
            {
              coordinate: `Slot.${'a'.repeat(300)}`,
              description: '说'.repeat(2001),
              sensitivity: 'PUBLIC',
            },
          ],
        }),
      ],
      at(1),
    );
    await other.close();
    expect(await resource(code)).toBeUndefined();
    expect(await resource(newCode)).toEqual({
      ...added,
      name: '长'.repeat(100),
      legalBasis: '法'.repeat(200),
      fields: {
        nodes: [
          {
            coordinate: `Slot.${'a'.repeat(250)}`,
            description: '说'.repeat(2000),
            sensitivity: 'PUBLIC',
          },
        ],
      },
    });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 40, code: `"${code}"`, subgraph: 'reception' },
    ]);
  });

  it('are written all or not at all', async () => {
    const { database } = directory.subgraph;
    await catalogue.writeEntries([entryOf()], at(1));
    const before = await dump(database);
    const broken = entryOf({ code: 'R1', updateCycle: null as never });
    await expect(
      catalogue.writeEntries([entryOf({ version: 2 }), broken], at(2)),
    ).rejects.toMatchObject({ extensions: { code: 'DATABASE_UNREACHABLE' } });
    expect(await dump(database)).toEqual(before);
    await catalogue.writeEntries([entryOf({ version: 2 })], at(2));
    expect(await resource(newCode)).toMatchObject({ schemaVersion: 2 });
  });

  it('give up their fields page by page, without gap or repeat', async () => {
    const coordinates = Array.from({ length: 11 }, (_, index) => `Slot.field${index}`);
    const fields = coordinates.map((coordinate) => ({
      coordinate,
      description: null,
      sensitivity: null,
    }));
    await catalogue.writeEntries([entryOf({ fields }), entryOf({ code: 'R1', fields })], at(1));
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 4; page += 1) {
      const answer = await ask(
        `{ dataResources(provider: "${petitionOffice}", first: 1) { nodes { fields(first: 3${after}) {
          nodes { coordinate } pageInfo { hasNextPage endCursor } } } } }`,
      );
      const [node] = valueAt<Record<string, unknown>[]>(answer, 'dataResources', 'nodes');
      const { nodes, pageInfo } = valueAt<{
        nodes: { coordinate: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      }>(node, 'fields');
      seen.push(...nodes.map(({ coordinate }) => coordinate));
      expect(pageInfo.hasNextPage).toBe(page < 3);
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(coordinates);
  });
});
