import {
  allOf,
  type Condition,
  createDayReader,
  createPageLoader,
  createRowLoader,
  createRowReader,
  nothing,
  type Page,
  type PageKey,
  type ReadRowOrExplain,
  type SubgraphContext,
} from '@civicgraph/shared';
import type DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { ownCases } from './access/ownCases';
import type { CareCategory, ServiceKind, ServiceOutcome } from './statistics/careCodes';
import { careRollup } from './statistics/careRollup';

/** What lists and entity fetches read of a case. */
export interface CareCaseRow {
  readonly care_case_id: string;
  readonly category: CareCategory;
  readonly person_ref: string;
  readonly grid_code: string;
  readonly opened_on: string;
  readonly ends_on: string;
  readonly closed_on: string | null;
  readonly legal_basis: string;
  readonly lead_department: string;
}

export interface ServiceActionRow {
  readonly care_case_id: string;
  readonly agenda_key: string;
  readonly kind: ServiceKind;
  readonly due_on: string;
  readonly done_on: string | null;
  readonly outcome: ServiceOutcome | null;
}

/** Loaders of one request. Cases come under the row rule of its viewer, whichever way they are asked for. */
export interface CareLoaders {
  /** A case by id; null when it is not the viewer's own or does not exist. */
  readonly ownCaseById: DataLoader<string, CareCaseRow | null>;
  /** Up to `limit + 1` of the viewer's own cases. */
  readonly ownCasePage: (page: Page) => Promise<CareCaseRow[]>;
  readonly servicePage: DataLoader<PageKey, ServiceActionRow[], string>;
  readonly readStatistics: ReadRowOrExplain;
  /** The day the records stand at. */
  readonly asOf: () => Promise<string>;
}

export type CareContext = SubgraphContext<CareLoaders>;

const caseColumns = [
  'care_case_id',
  'category',
  'person_ref',
  'grid_code',
  'opened_on',
  'ends_on',
  'closed_on',
  'legal_basis',
  'lead_department',
] as const satisfies ReadonlyArray<keyof CareCaseRow>;

/** Fresh for every request. */
export function createLoaders({ database, viewer }: Omit<SubgraphContext, 'loaders'>): CareLoaders {
  const rule = ownCases(viewer);
  return {
    ownCaseById: createRowLoader<CareCaseRow>(database, {
      table: 'care_case',
      columns: caseColumns,
      key: 'care_case_id',
      condition: rule,
    }),
    ownCasePage: (page) => loadCasePage(database, rule, page),
    servicePage: createPageLoader(database, {
      table: 'service_action',
      columns: ['kind', 'due_on', 'done_on', 'outcome'],
      parent: 'care_case_id',
      key: 'agenda_key',
    }),
    readStatistics: createRowReader(database, careRollup),
    asOf: createDayReader(database, 'record_status', 'as_of'),
  };
}

async function loadCasePage(
  database: DataSource,
  rule: Condition,
  { limit, after }: Page,
): Promise<CareCaseRow[]> {
  if (rule === nothing) return [];
  const { sql, parameters } = allOf(rule, {
    sql: 'care_case_id > ?',
    parameters: [after ?? ''],
  });
  return database.query(
    `SELECT ${caseColumns.join(',')} FROM care_case WHERE ${sql} ORDER BY care_case_id LIMIT ${limit + 1}`,
    [...parameters],
  );
}
