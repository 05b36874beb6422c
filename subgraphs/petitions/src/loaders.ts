import {
  createDayReader,
  createListLoader,
  createRowLoader,
  createRowReader,
  type Owned,
  placeholders,
  type ReadRowOrExplain,
  type SubgraphContext,
} from '@civicgraph/shared';
import type DataLoader from 'dataloader';
import { createDepartmentLoader } from './createDepartmentLoader';
import { type PetitionRow, petitionColumns } from './PetitionRow';
import { petitionScope } from './petitionScope';
import { petitionRollup } from './statistics/petitionRollup';

/** Encrypted as it is kept: resolvers decrypt what is asked for. */
export interface PetitionerRow {
  readonly petition_id: string;
  readonly name: string | null;
  readonly contact: string | null;
  readonly address: string | null;
}

/** Encrypted as it is kept. */
export interface ContentRow {
  readonly petition_id: string;
  readonly content: string;
}

export interface ReferralRow {
  readonly petition_id: string;
  readonly service: string;
  readonly referred_on: string;
}

/** All but the first two have no scope of their own: only a petition in scope leads to them. */
export interface PetitionsLoaders {
  /** Petitions in the viewer's scope. */
  readonly petitionById: DataLoader<string, PetitionRow | null>;
  /** By the hash of a query code, which is all the scope that a resident has. */
  readonly petitionByQueryCode: DataLoader<string, PetitionRow | null>;
  readonly petitionerOf: DataLoader<string, PetitionerRow | null>;
  readonly contentOf: DataLoader<string, ContentRow | null>;
  readonly referralsOf: DataLoader<string, Owned<ReferralRow>[]>;
  readonly departmentsWithin: DataLoader<string, string[]>;
  readonly readStatistics: ReadRowOrExplain;
  /** The day that the data is of; read once a request. */
  today(): Promise<string>;
}

export type PetitionsContext = SubgraphContext<PetitionsLoaders>;

/** Fresh for every request. */
export function createLoaders({
  database,
  viewer,
}: Omit<SubgraphContext, 'loaders'>): PetitionsLoaders {
  return {
    petitionById: createRowLoader<PetitionRow>(database, {
      table: 'petition',
      columns: petitionColumns,
      key: 'petition_id',
      condition: petitionScope(viewer),
    }),
    petitionByQueryCode: createRowLoader<PetitionRow>(database, {
      table: 'petition',
      columns: petitionColumns,
      key: 'query_code_hash',
      condition: petitionScope(viewer),
    }),
    petitionerOf: createRowLoader<PetitionerRow>(database, {
      table: 'petitioner',
      columns: ['petition_id', 'name', 'contact', 'address'],
      key: 'petition_id',
    }),
    contentOf: createRowLoader<ContentRow>(database, {
      table: 'petition_content',
      columns: ['petition_id', 'content'],
      key: 'petition_id',
    }),
    referralsOf: createListLoader<ReferralRow>(database, (ids) => ({
      sql: `SELECT petition_id AS owner, petition_id, service, referred_on FROM referral WHERE petition_id IN (${placeholders(ids)}) ORDER BY petition_id, service`,
      parameters: ids,
    })),
    departmentsWithin: createDepartmentLoader(database),
    readStatistics: createRowReader(database, petitionRollup),
    today: createDayReader(database, 'reference_day', 'today'),
  };
}
