import {
  type Condition,
  createPageLoader,
  createRollupLoader,
  createRowReader,
  type Page,
  type PageKey,
  type ReadRowOrExplain,
  type SubgraphContext,
} from '@civicgraph/shared';
import DataLoader from 'dataloader';
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
  readonly statistics: ReadRowOrExplain;
  /** The day the records stand at. */
  readonly asOf: () => Promise<string>;
}

const caseColumns =
  'care_case_id,category,person_ref,grid_code,opened_on,ends_on,closed_on,legal_basis,lead_department';

export function createLoaders(context: Omit<SubgraphContext, 'loaders'>): CareLoaders {
  const { database, viewer } = context;
  const rule = ownCases(viewer);
  let asOf: Promise<string> | undefined;
  return {
    ownCaseById: new DataLoader((ids) => loadCases(database, rule, ids)),
    ownCasePage: (page) => loadCasePage(database, rule, page),
    servicePage: createPageLoader(database, {
      table: 'service_action',
      columns: ['kind', 'due_on', 'done_on', 'outcome'],
      parent: 'care_case_id',
      key: 'agenda_key',
    }),
    statistics: createRowReader(database, careRollup, createRollupLoader(database, careRollup)),
    asOf: () => {
      asOf ??= loadAsOf(database);
      return asOf;
    },
  };
}

async function loadCases(
  database: DataSource,
  rule: Condition | null,
  ids: readonly string[],
): Promise<(CareCaseRow | null)[]> {
  if (rule === null) return ids.map(() => null);
  const rows: CareCaseRow[] = await database.query(
    `SELECT ${caseColumns} FROM care_case WHERE care_case_id IN (${ids.map(() => '?').join(',')}) AND ${rule.sql}`,
    [...ids, ...rule.parameters],
  );
  const byId = new Map(rows.map((row) => [row.care_case_id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

async function loadCasePage(
  database: DataSource,
  rule: Condition | null,
  { limit, after }: Page,
): Promise<CareCaseRow[]> {
  if (rule === null) return [];
  return database.query(
    `SELECT ${caseColumns} FROM care_case WHERE ${rule.sql} AND care_case_id > ? ORDER BY care_case_id LIMIT ${limit + 1}`,
    [...rule.parameters, after ?? ''],
  );
}

async function loadAsOf(database: DataSource): Promise<string> {
  const [row] = await database.query('SELECT as_of FROM record_status WHERE id = 1');
  if (!row) throw new Error('The table record_status is empty.');
  return row.as_of;
}
