import {
  createRollupLoader,
  createRowReader,
  HubError,
  type ReadRowOrExplain,
  type SubgraphContext,
} from '@civicgraph/shared';
import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { createDepartmentLoader } from './createDepartmentLoader';
import { createRowLoader } from './createRowLoader';
import { type PetitionRow, petitionColumns } from './PetitionRow';
import { petitionScope } from './petitionScope';
import { petitionRollup } from './statistics/petitionRollup';

export interface PetitionerRow {
  readonly petition_id: string;
  readonly name: string | null;
  readonly contact: string | null;
  readonly address: string | null;
}

export interface ContentRow {
  readonly petition_id: string;
  readonly content: string;
}

export interface ReferralRow {
  readonly petition_id: string;
  readonly service: string;
  readonly referred_on: string;
}

interface QueryCodeRow extends PetitionRow {
  readonly query_code_hash: string;
}

/** All but the first two have no scope of their own: only a petition in scope leads to them. */
export interface PetitionsLoaders {
  /** Petitions in the viewer's scope. */
  readonly petitionById: DataLoader<string, readonly PetitionRow[]>;
  /** By the hash of a query code, which is all the scope that a resident has. */
  readonly petitionByQueryCode: DataLoader<string, readonly PetitionRow[]>;
  readonly petitionerOf: DataLoader<string, readonly PetitionerRow[]>;
  readonly contentOf: DataLoader<string, readonly ContentRow[]>;
  readonly referralsOf: DataLoader<string, readonly ReferralRow[]>;
  readonly departmentsWithin: DataLoader<string, string[]>;
  readonly readStatistics: ReadRowOrExplain;
  /** The day that the data is of; read once a request. */
  today(): Promise<string>;
}

export type PetitionsContext = SubgraphContext<PetitionsLoaders>;

export function createLoaders({
  database,
  viewer,
}: Omit<SubgraphContext, 'loaders'>): PetitionsLoaders {
  let today: Promise<string> | undefined;
  return {
    petitionById: createRowLoader<PetitionRow>(database, {
      table: 'petition',
      key: 'petition_id',
      columns: petitionColumns,
      condition: petitionScope(viewer),
    }),
    petitionByQueryCode: createRowLoader<QueryCodeRow>(database, {
      table: 'petition',
      key: 'query_code_hash',
      columns: ['query_code_hash', ...petitionColumns],
      condition: petitionScope(viewer),
    }),
    petitionerOf: createRowLoader<PetitionerRow>(database, {
      table: 'petitioner',
      key: 'petition_id',
      columns: ['petition_id', 'name', 'contact', 'address'],
    }),
    contentOf: createRowLoader<ContentRow>(database, {
      table: 'petition_content',
      key: 'petition_id',
      columns: ['petition_id', 'content'],
    }),
    referralsOf: createRowLoader<ReferralRow>(database, {
      table: 'referral',
      key: 'petition_id',
      columns: ['petition_id', 'service', 'referred_on'],
    }),
    departmentsWithin: createDepartmentLoader(database),
    readStatistics: createRowReader(
      database,
      petitionRollup,
      createRollupLoader(database, petitionRollup),
    ),
    today: () => {
      today ??= readToday(database);
      return today;
    },
  };
}

async function readToday(database: DataSource): Promise<string> {
  const [row] = await database.query('SELECT today FROM reference_day WHERE id = 1');
  if (row) return row.today;
  throw new HubError(
    'CONFIGURATION_INVALID',
    'The petition register does not say which day its data is of. Put that day into "reference_day", id 1.',
  );
}
