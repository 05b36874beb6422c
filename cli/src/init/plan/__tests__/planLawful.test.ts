import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findForbiddenNames, findForbiddenPaths } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import {
  createSourceDatabase,
  describeMysql,
  type SourceDatabase,
} from '@civicgraph/shared/testing';
import { parse } from 'graphql';
import { awkwardTables } from '../../__tests__/awkwardTables';
import { mediationTables } from '../../__tests__/mediationTables';
import { readMysql } from '../../source/readMysql';
import type { Source } from '../../source/Source';
import { schemaText } from '../../templates/schemaText';
import type { FieldPlan, Plan, TypePlan } from '../Plan';
import { planLawful } from '../planLawful';

const folder = join(__dirname, '../../../../../subgraphs');

/** The schemas of the subgraphs that come with the hub. */
const others = readdirSync(folder).flatMap((name) => {
  const file = join(folder, name, 'schema.graphql');
  return existsSync(file) ? [{ name, sdl: readFileSync(file, 'utf8') }] : [];
});

/** A type in a few words: its key, its fields, and what decides who reads its rows. */
function summary({ name, key, fields, scope, isSubject }: TypePlan) {
  return {
    name,
    key: key.map(({ field }) => field),
    fields: fields.map(fieldSummary),
    scope: scope.kind === 'PARENT' ? `PARENT ${scope.type}` : scope.kind,
    ...(isSubject ? { isSubject } : {}),
  };
}

function fieldSummary(field: FieldPlan): string {
  switch (field.kind) {
    case 'COLUMN':
      return field.personal ? `${field.name} (${field.personal.level})` : field.name;
    case 'AREA':
      return `${field.name}: ${field.area}`;
    case 'PARENT':
      return `${field.name}: ${field.type}`;
    case 'CHILDREN':
      return `${field.name}: ${field.type}…`;
  }
}

function expectLawful(plan: Plan) {
  const sdl = schemaText(plan);
  expect(findForbiddenNames(parse(sdl))).toEqual([]);
  const supergraph = composeSupergraph([...others, { name: plan.name, sdl }]);
  expect(findForbiddenPaths(parse(supergraph))).toEqual([]);
}

describeMysql('the plan of a well-kept database', () => {
  let database: SourceDatabase;
  let plan: Plan;
  beforeAll(async () => {
    database = await createSourceDatabase(mediationTables);
    const source = await readMysql(database.url);
    plan = planLawful(source, {
      name: 'mediation',
      owner: null,
      legalBasis: null,
      firstSerial: 1,
      include: new Set(),
    });
  });
  afterAll(() => database.drop());

  it('has a type for each table, with edges both ways and rows by area', () => {
    expect(plan.types.map(summary)).toEqual([
      {
        name: 'MediationAgreement',
        key: ['disputeId', 'seq'],
        fields: ['disputeId', 'dispute: MediationDispute', 'seq', 'signedOn', 'fulfilled'],
        scope: 'PARENT MediationDispute',
      },
      {
        name: 'Committee',
        key: ['committeeId'],
        fields: [
          'committeeId',
          'committeeName',
          'region: Region',
          'parent: Committee',
          'contactPhone (PERSONAL)',
          'foundedOn',
          'committeesByParent: Committee…',
          'mediationDisputes: MediationDispute…',
        ],
        scope: 'AREA',
      },
      {
        name: 'MediationDispute',
        key: ['disputeId'],
        fields: [
          'disputeId',
          'title',
          'disputeType',
          'region: Region',
          'grid: Grid',
          'committee: Committee',
          'amount',
          'registeredAt',
          'applicantName (PERSONAL)',
          'mediationAgreements: MediationAgreement…',
        ],
        scope: 'AREA',
      },
    ]);
  });

  it('leaves out what the hub must not hold, and says so', () => {
    expect(plan.leftOut.map(({ place }) => place)).toEqual(['dispute.risk_level']);
    expectLawful(plan);
  });
});

describeMysql('the plan of a database that grew over the years', () => {
  let database: SourceDatabase;
  let source: Source;
  const planWith = (...include: readonly string[]) =>
    planLawful(source, {
      name: 'old-town',
      owner: null,
      legalBasis: null,
      firstSerial: 1,
      include: new Set(include),
    });
  beforeAll(async () => {
    database = await createSourceDatabase(awkwardTables);
    source = await readMysql(database.url);
  });
  afterAll(() => database.drop());

  it('gives each table what can be shown of it', () => {
    expect(planWith().types.map(summary)).toEqual([
      { name: 'Order', key: ['group', 'key'], fields: ['group', 'key', 'desc'], scope: 'NONE' },
      { name: 'Patrol', key: ['id'], fields: ['id', 'region: Region', 'areaCode'], scope: 'AREA' },
      {
        name: 'Post',
        key: ['id'],
        fields: ['id', 'station: Station', 'stations: Station…'],
        scope: 'NONE',
      },
      { name: 'OldTownRegion', key: ['code'], fields: ['code', 'name'], scope: 'NONE' },
      {
        name: 'Station',
        key: ['id'],
        fields: [
          'id',
          'parent: Station',
          'mainPost: Post',
          'posts: Post…',
          'stationsByParent: Station…',
          'transfersByFromStation: Transfer…',
          'transfersByToStation: Transfer…',
        ],
        scope: 'NONE',
      },
      {
        name: 'TypeSample',
        key: ['id'],
        fields: [
          ...['id', 'small', 'wide', 'big', 'price', 'huge', 'ratio', 'isOpen', 'step', 'onBit'],
          ...['atTime', 'madeIn', 'kinds', 'state', 'mode', 'created', 'day'],
        ],
        scope: 'NONE',
      },
      {
        name: 'Transfer',
        key: ['id'],
        fields: ['id', 'fromStation: Station', 'toStation: Station', 'orderGroup', 'orderKey'],
        scope: 'NONE',
      },
      { name: 'Visit', key: ['id'], fields: ['id'], scope: 'NONE' },
      {
        name: 'Table9',
        key: ['column1'],
        fields: ['column1', 'column2', 'column2024Count', 'row'],
        scope: 'NONE',
      },
    ]);
  });

  it('leaves out what cannot be shown or leads to a person, and says so', () => {
    expect(planWith().leftOut.map(({ place }) => place)).toEqual([
      'log_line',
      'picture.hash',
      'picture',
      'post_view',
      'region.password',
      'resident',
      't_type_samples.bits',
      't_type_samples.picture',
      'visit.resident_id',
    ]);
  });

  it('shows persons that are named, one by one and led to from a case only', () => {
    const plan = planWith('resident');
    expect(
      plan.types.filter(({ name }) => ['Resident', 'Visit'].includes(name)).map(summary),
    ).toEqual([
      {
        name: 'Resident',
        key: ['id'],
        fields: ['id', 'fullName (PERSONAL)', 'sfzh (SENSITIVE)', 'grid: Grid'],
        scope: 'AREA',
        isSubject: true,
      },
      {
        name: 'Visit',
        key: ['id'],
        fields: ['id', 'resident: Resident'],
        scope: 'PARENT Resident',
      },
    ]);
    const sdl = schemaText(plan);
    expect(sdl).toContain('type Resident @key(fields: "id") @subject');
    expect(sdl).not.toContain('ResidentConnection');
    expectLawful(plan);
  });

  it('composes with the hub', () => {
    expectLawful(planWith());
  });
});

describe('the plan of a source with nothing to show', () => {
  it('is refused', () => {
    const table = {
      name: 'watchlist',
      label: 'watchlist',
      comment: '',
      isView: false,
      columns: [
        {
          name: 'id',
          label: 'id',
          position: 1,
          comment: '',
          type: { kind: 'INTEGER' } as const,
          isNullable: false,
          sample: [],
        },
      ],
      key: ['id'],
      foreignKeys: [],
    };
    const source: Source = {
      tables: [table],
      origin: { kind: 'CSV', fileName: 'watchlist.csv', content: Buffer.from('') },
    };
    expect(() =>
      planLawful(source, {
        name: 'office',
        owner: null,
        legalBasis: null,
        firstSerial: 1,
        include: new Set(),
      }),
    ).toThrow(expect.objectContaining({ code: 'SOURCE_UNREADABLE' }));
  });
});
