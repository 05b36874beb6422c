import {
  type CatalogueUse,
  type DataCatalogue,
  statementsOf,
  transact,
  type Viewer,
} from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { codesOf } from '../../__tests__/codesOf';
import { dataOffice, insertHandMadeRows, petitionOffice } from '../../__tests__/handMadeRows';
import { valueAt } from '../../__tests__/valueAt';
import { directorySubgraph } from '../../subgraph';
import { openDataCatalogue } from '../openDataCatalogue';
import { writeUses } from '../writeUses';
import { at, entryOf, newCode, resetDirectory, silent, useOf } from './catalogueFixture';

const auditor = viewerOf('AUDITOR');
const hashes = { a: 'a'.repeat(64), b: 'b'.repeat(64), c: 'c'.repeat(64) };

describeOnEachDatabase('uses of data resources', ({ url }) => {
  let directory: TestSubgraph;
  let catalogue: DataCatalogue;
  beforeAll(async () => {
    directory = await openTestSubgraph(directorySubgraph, url());
    await insertHandMadeRows(directory.subgraph.database);
    catalogue = await openDataCatalogue({ databaseUrl: url(), logger: silent });
  });
  beforeEach(() => resetDirectory(directory.subgraph.database));
  afterAll(async () => {
    await catalogue.close();
    await directory.subgraph.close();
  });

  /** The uses that a viewer sees, by resource; none left out. */
  const usesOf = async (viewer: Viewer, field = 'uses') => {
    const answer = await directory.ask(
      viewer,
      `{ dataResources { nodes { resourceCode uses: ${field} { operationName operationHash department { uscc } lastUsedOn count } } } }`,
    );
    expect(answer.errors).toBeUndefined();
    const nodes = valueAt<{ resourceCode: string; uses: unknown[] }[]>(
      answer.data,
      'dataResources',
      'nodes',
    );
    return Object.fromEntries(nodes.map(({ resourceCode, uses }) => [resourceCode, uses]));
  };
  const countsOf = async (viewer: Viewer, field?: string) =>
    Object.fromEntries(
      Object.entries(await usesOf(viewer, field)).map(([code, uses]) => [
        code,
        (uses as { count: number }[]).map(({ count }) => count),
      ]),
    );

  it('are told with operation and department, the most used first', async () => {
    await catalogue.writeUses([
      useOf({ operationHash: hashes.b, operationName: '', count: 7 }),
      useOf({ count: 12, department: dataOffice, lastUsedOn: '2026-10-31' }),
      useOf({ operationHash: hashes.c, count: 7, department: '91350100M000100Y43' }),
      useOf({ resourceCode: 'R3', count: 2 ** 40 }),
    ]);
    expect(await usesOf(auditor)).toEqual({
      R1: [
        {
          operationName: 'Overview',
          operationHash: hashes.a,
          department: { uscc: dataOffice },
          lastUsedOn: '2026-10-31',
          count: 12,
        },
        {
          operationName: null,
          operationHash: hashes.b,
          department: null,
          lastUsedOn: '2026-10-30',
          count: 7,
        },
        {
          operationName: 'Overview',
          operationHash: hashes.c,
          department: null,
          lastUsedOn: '2026-10-30',
          count: 7,
        },
      ],
      R2: [],
      R3: [
        {
          operationName: 'Overview',
          operationHash: hashes.a,
          department: null,
          lastUsedOn: '2026-10-30',
          count: 2 ** 31 - 1,
        },
      ],
    });
  });

  it('are replaced as a whole', async () => {
    await catalogue.writeUses([useOf({ count: 3 }), useOf({ resourceCode: 'R2', count: 4 })]);
    await catalogue.writeUses([useOf({ count: 5 })]);
    expect(await countsOf(auditor)).toEqual({ R1: [5], R2: [], R3: [] });
    await catalogue.writeUses([]);
    expect(await countsOf(auditor)).toEqual({ R1: [], R2: [], R3: [] });
  });

  it('are written where they differ from what is known, and nowhere else', async () => {
    const { database } = directory.subgraph;
    const written = async (uses: readonly CatalogueUse[]) => {
      const counter = statementsOf(database);
      counter.statements = [];
      await transact(database, 10_000, (runner) => writeUses(runner, uses));
      const { statements } = counter;
      counter.statements = null;
      return statements.filter((text) => /^(DELETE|INSERT)/.test(text));
    };
    const uses = Array.from({ length: 50 }, (_, index) =>
      useOf({ resourceCode: index < 25 ? 'R1' : 'R2', count: 100 - index, department: dataOffice }),
    );
    expect(await written(uses)).toHaveLength(1);
    expect(await written(uses)).toEqual([]);
    const [first = useOf(), ...rest] = uses;
    expect(await written([{ ...first, count: 200 }, ...rest])).toEqual([
      'DELETE FROM data_resource_use WHERE resource_code = ? AND ordinal IN (?)',
      expect.stringMatching(/^INSERT INTO data_resource_use [^?]*VALUES \(\?(,\s*\?){6}\)$/),
    ]);
    expect((await countsOf(auditor)).R1).toEqual([
      200,
      ...Array.from({ length: 19 }, (_, index) => 99 - index),
    ]);
  });

  it('are those of one of several processes that write them at once', async () => {
    const other = await openDataCatalogue({ databaseUrl: url(), logger: silent });
    await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        (index % 2 ? catalogue : other).writeUses([
          useOf({ count: 100 + index }),
          useOf({ operationHash: hashes.b, count: 10 + index }),
        ]),
      ),
    );
    await other.close();
    const [most = 0, least = 0] = (await countsOf(auditor)).R1 ?? [];
    expect(most - least).toBe(90);
  });

  it('are open to administrators for what the own department provides, and asks of others', async () => {
    await catalogue.writeUses([
      useOf({ count: 9, department: dataOffice }),
      useOf({ count: 8, department: petitionOffice }),
      useOf({ count: 7 }),
      useOf({ resourceCode: 'R3', count: 6, department: dataOffice }),
      useOf({ resourceCode: 'R3', count: 5, department: petitionOffice }),
      useOf({ resourceCode: 'R3', count: 4 }),
    ]);
    const of = (department: string | null) => viewerOf('DEPT_ADMIN', { department });
    expect(await countsOf(of(petitionOffice))).toEqual({ R1: [9, 8, 7], R2: [], R3: [5] });
    expect(await countsOf(of(dataOffice))).toEqual({ R1: [9], R2: [], R3: [6, 5, 4] });
    expect(await countsOf(of('91350100M000100Y43'))).toEqual({ R1: [], R2: [], R3: [] });
    expect(await countsOf(of(null))).toEqual({ R1: [], R2: [], R3: [] });
    expect(await countsOf(auditor)).toEqual({ R1: [9, 8, 7], R2: [], R3: [6, 5, 4] });
  });

  it('are closed to everybody else, who keeps the rest of the answer', async () => {
    await catalogue.writeUses([useOf()]);
    const answer = await directory.ask(
      viewerOf('ANALYST'),
      '{ dataResources(first: 1) { nodes { resourceCode uses { count } } } }',
    );
    expect(answer.data).toEqual({ dataResources: { nodes: [{ resourceCode: 'R1', uses: null }] } });
    expect(codesOf(answer)).toEqual(['SCOPE_MISSING']);
  });

  it('come as many as are asked for, at most 100', async () => {
    await catalogue.writeUses(Array.from({ length: 101 }, (_, index) => useOf({ count: index })));
    const first = async (field: string) => (await countsOf(auditor, field)).R1;
    const largest = (count: number) => Array.from({ length: count }, (_, index) => 100 - index);
    expect(await first('uses')).toEqual(largest(20));
    expect(await first('uses(first: 1)')).toEqual(largest(1));
    expect(await first('uses(first: 100)')).toEqual(largest(100));
    for (const wrong of [0, 101]) {
      const answer = await directory.ask(
        auditor,
        `{ dataResources(first: 1) { nodes { uses(first: ${wrong}) { count } } } }`,
      );
      expect(codesOf(answer)).toEqual(['PAGE_SIZE_INVALID']);
    }
  });

  it('keep of a name what the directory has room for', async () => {
    await catalogue.writeUses([useOf({ operationName: 'N'.repeat(300) })]);
    expect(await usesOf(auditor)).toMatchObject({ R1: [{ operationName: 'N'.repeat(255) }] });
  });

  it('take as many statements for many resources as for one', async () => {
    const { database } = directory.subgraph;
    const fields = [{ coordinate: 'Slot.id', description: null, sensitivity: null }];
    const codes = ['R1', 'R2', 'R3', newCode];
    await catalogue.writeEntries(
      codes.map((code) => entryOf({ code, fields })),
      at(1),
    );
    await catalogue.writeUses(
      codes.flatMap((resourceCode) => [
        useOf({ resourceCode, department: dataOffice }),
        useOf({ resourceCode, department: petitionOffice }),
      ]),
    );
    const statements = async (first: number) => {
      const before = statementsOf(database).count;
      const answer = await directory.ask(
        auditor,
        `{ dataResources(first: ${first}) { nodes { indicators subgraph fields { nodes { coordinate } } uses { department { name } } } } }`,
      );
      expect(answer.errors).toBeUndefined();
      expect(valueAt(answer.data, 'dataResources', 'nodes')).toHaveLength(first);
      return statementsOf(database).count - before;
    };
    // Resources, indicators, fields, uses, departments.
    expect([await statements(1), await statements(4)]).toEqual([5, 5]);
  });
});
