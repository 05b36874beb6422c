import { maySeeRegion, roles, type Viewer } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { gridScope, maySeeGrid, regionScope } from '../scope';
import { directorySubgraph } from '../subgraph';
import { codesOf } from './codesOf';
import { insertHandMadeRows, petitionOffice } from './handMadeRows';

const gridWorker = viewerOf('GRID', { grids: ['990101001001001'] });
const townViewer = viewerOf('DASH', { regions: ['990101001000'] });

describeOnEachDatabase('scope of the directory', (databases) => {
  let directory: TestSubgraph;
  beforeAll(async () => {
    directory = await openTestSubgraph(directorySubgraph, databases.url());
    await insertHandMadeRows(directory.subgraph.database);
  });
  afterAll(() => directory.subgraph.close());

  const viewers: readonly (readonly [string, Viewer])[] = [
    ['an analyst without claims', viewerOf('ANALYST')],
    ['a grid worker without claims', viewerOf('GRID')],
    ['a grid worker', gridWorker],
    [
      'a grid worker with a region',
      viewerOf('GRID', { grids: ['990101001001001'], regions: ['990102000000'] }),
    ],
    ['a viewer of a town', townViewer],
    [
      'a viewer of a village and a county',
      viewerOf('DASH', { regions: ['990101100200', '990102000000'] }),
    ],
    ['a viewer of the province', viewerOf('DASH', { regions: ['990000000000'] })],
    ['a mediator with a grid', viewerOf('MEDIATOR', { grids: ['990101100200001'] })],
  ];

  it.each(viewers)('selects for %s the rows that the rules in code allow', async (_, viewer) => {
    const { database } = directory.subgraph;
    const select = async (table: string, key: string, scope: ReturnType<typeof regionScope>) => {
      const all: Record<string, string>[] = await database.query(`SELECT ${key} FROM ${table}`);
      const some: Record<string, string>[] = scope
        ? await database.query(`SELECT ${key} FROM ${table} WHERE ${scope.sql}`, [
            ...scope.parameters,
          ])
        : all;
      return [all, some].map((rows) => rows.map((row) => row[key] ?? '').sort());
    };
    const [regions = [], visible] = await select('region', 'code', regionScope(viewer, 'code'));
    expect(visible).toEqual(regions.filter((code) => maySeeRegion(viewer, code)));
    const [grids = [], visibleGrids] = await select(
      'grid',
      'grid_code',
      gridScope(viewer, 'grid_code'),
    );
    expect(visibleGrids).toEqual(grids.filter((code) => maySeeGrid(viewer, code)));
  });

  it('shows a viewer of a town the town and the way up, as lists and one by one', async () => {
    const answer = await directory.ask(
      townViewer,
      `{ region(code: "990000000000") { gridCount children { nodes { code children { nodes { code
           children { nodes { code } } } } } } towns: children(level: TOWN) { nodes { code gridCount } }
           grids { nodes { gridCode } } organisations { nodes { name } } } }`,
    );
    expect(answer).toEqual({
      data: {
        region: {
          gridCount: null,
          children: {
            nodes: [
              {
                code: '990100000000',
                children: {
                  nodes: [
                    { code: '990101000000', children: { nodes: [{ code: '990101001000' }] } },
                  ],
                },
              },
            ],
          },
          towns: { nodes: [{ code: '990101001000', gridCount: 3 }] },
          grids: {
            nodes: [
              { gridCode: '990101001001001' },
              { gridCode: '990101001001002' },
              { gridCode: '990101001200001' },
            ],
          },
          organisations: { nodes: [{ name: '小学' }, { name: '便利店' }] },
        },
      },
    });
  });

  it('answers out of scope and unknown alike', async () => {
    const ask = (query: string) => directory.ask(townViewer, query);
    const hidden = await ask('{ region(code: "990101100000") { code } }');
    const unknown = await ask('{ region(code: "990101101000") { code } }');
    expect(codesOf(hidden)).toEqual(['REGION_NOT_FOUND']);
    expect(JSON.stringify(hidden).replaceAll('990101100000', 'X')).toBe(
      JSON.stringify(unknown).replaceAll('990101101000', 'X'),
    );
    const hiddenGrid = await ask('{ grid(gridCode: "990101100200001") { gridCode } }');
    const unknownGrid = await ask('{ grid(gridCode: "990101100200009") { gridCode } }');
    expect(codesOf(hiddenGrid)).toEqual(['GRID_NOT_FOUND']);
    expect(JSON.stringify(hiddenGrid).replaceAll('990101100200001', 'X')).toBe(
      JSON.stringify(unknownGrid).replaceAll('990101100200009', 'X'),
    );
  });

  it.each([
    [
      'Region',
      '{ code name }',
      [{ code: '990101001001' }, { code: '990101100200' }, { code: '990199000000' }],
      [{ code: '990101001001', name: '锦鲤居委会' }, null, null],
    ],
    [
      'Grid',
      '{ name }',
      [
        { gridCode: '990101001001001' },
        { gridCode: '990101100200001' },
        { gridCode: '990101001001009' },
      ],
      [{ name: '一' }, null, null],
    ],
    [
      'GridWorker',
      '{ displayName }',
      [{ workerId: 'W1' }, { workerId: 'W3' }, { workerId: 'W4' }, { workerId: 'W9' }],
      [{ displayName: '王云' }, { displayName: '张岚' }, null, null],
    ],
    [
      'Organisation',
      '{ name grid { gridCode } }',
      [{ uscc: '12990101MA0000015H' }, { uscc: '12990102MA0000023T' }],
      [{ name: '小学', grid: { gridCode: '990101001001002' } }, null],
    ],
    [
      'Department',
      '{ name region { code } }',
      [{ uscc: petitionOffice }, { uscc: '91350100M000100Y43' }],
      [{ name: '扶摇市信访局', region: { code: '990100000000' } }, null],
    ],
    [
      'DataResource',
      '{ name }',
      [{ resourceCode: 'R1' }, { resourceCode: 'R9' }],
      [{ name: '资源R1' }, null],
    ],
  ])('keeps %s within scope in _entities', async (type, selection, representations, expected) => {
    const answer = await directory.entities(townViewer, type, selection, representations);
    expect(answer).toEqual({ data: { _entities: expected } });
  });

  it('shows a grid worker the own grid and colleagues there, and no statistics of regions', async () => {
    const answer = await directory.ask(
      gridWorker,
      `{ region(code: "990101001001") { name gridCount gridWorkerCount gridStaffingCoverage { value }
           villageFullTimeWorkerRate { value } politicalLegalMemberCoverage { value }
           governanceCentreCoverage(level: VILLAGE) { value } centreStandardRate(level: VILLAGE) { value }
           villageCommitteeCoverage(kind: MEDIATION) { value }
           grids { nodes { gridCode workers { workerId grids { gridCode } } } } organisations { nodes { name } } }
         county: region(code: "990101000000") { name assessments(period: "2026") { nodes { indicator } } } }`,
    );
    expect(answer).toEqual({
      data: {
        region: {
          name: '锦鲤居委会',
          gridCount: null,
          gridWorkerCount: null,
          gridStaffingCoverage: null,
          villageFullTimeWorkerRate: null,
          politicalLegalMemberCoverage: null,
          governanceCentreCoverage: null,
          centreStandardRate: null,
          villageCommitteeCoverage: null,
          grids: {
            nodes: [
              {
                gridCode: '990101001001001',
                workers: [
                  { workerId: 'W1', grids: [{ gridCode: '990101001001001' }] },
                  { workerId: 'W2', grids: [{ gridCode: '990101001001001' }] },
                ],
              },
            ],
          },
          organisations: { nodes: [{ name: '便利店' }] },
        },
        county: { name: '望舒区', assessments: { nodes: [] } },
      },
    });
    const neighbour = await directory.entities(gridWorker, 'Region', '{ name }', [
      { code: '990101001200' },
    ]);
    expect(neighbour).toEqual({ data: { _entities: [null] } });
  });

  it('shows every role regions, grids and who is on duty', async () => {
    for (const role of roles) {
      const viewer = viewerOf(role, role === 'GRID' ? { grids: ['990102001001001'] } : {});
      const answer = await directory.entities(
        viewer,
        'Grid',
        '{ region { name } workers { displayName officePhone } }',
        [{ gridCode: '990102001001001' }],
      );
      expect(answer).toEqual({
        data: {
          _entities: [
            {
              region: { name: '碧桃居委会' },
              workers: [{ displayName: '陈澜', officePhone: null }],
            },
          ],
        },
      });
    }
  });

  it('names the malformed key of a representation and still answers the others', async () => {
    const answer = await directory.entities(viewerOf('ANALYST'), 'Region', '{ name }', [
      { code: '12' },
      { code: '990101000000' },
    ]);
    expect(answer.data).toEqual({ _entities: [null, { name: '望舒区' }] });
    expect(codesOf(answer)).toEqual(['REGION_CODE_MALFORMED']);
  });

  it('answers nothing to the gateway itself', async () => {
    const answer = await directory.ask(null, '{ region(code: "990101000000") { name } }');
    expect(codesOf(answer)).toEqual(['FORBIDDEN']);
  });
});
