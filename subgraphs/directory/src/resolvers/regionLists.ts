import {
  allOf,
  beginsWith,
  type Condition,
  maySeeStatistics,
  type PageArguments,
  parsePage,
  parsePeriod,
  type RegionLevel,
  toConnection,
} from '@civicgraph/shared';
import type { DirectoryContext } from '../loaders';
import type { AssessmentRow, RegionRow } from '../rows';
import { gridScope, organisationScope, regionScope } from '../scope';
import { codesInside, inForce } from '../sql/conditions';
import { parseIndicator } from './parseIndicator';

export interface ChildrenArguments extends PageArguments {
  readonly level?: RegionLevel | null;
  readonly asOf?: string | null;
}

export interface GridsArguments extends PageArguments {
  readonly hasWorker?: boolean | null;
  readonly kind?: string | null;
}

export interface OrganisationsArguments extends PageArguments {
  readonly kind?: string | null;
}

export interface AssessmentsArguments extends PageArguments {
  readonly period: string;
  readonly indicator?: string | null;
}

/** The lists that hang on a region. */
export const regionLists = {
  async children(
    row: RegionRow,
    { level, asOf, ...pageArguments }: ChildrenArguments,
    { loaders, viewer }: DirectoryContext,
  ) {
    const page = parsePage('children', pageArguments);
    const visible = allOf(inForce('region', asOf ?? null), regionScope(viewer, 'code'));
    const rows = level
      ? await loaders.regionsInside.load({
          ...codesInside(row.code),
          // A region begins the run of the codes inside it and is not one of them.
          page: { ...page, after: page.after ?? row.code },
          condition: allOf(sameAs('level', level), visible),
        })
      : await loaders.regionsBelow.load({ parent: row.code, page, condition: visible });
    return toConnection('children', page, rows, ({ code }) => code);
  },

  async grids(
    row: RegionRow,
    { hasWorker, kind, ...pageArguments }: GridsArguments,
    { loaders, viewer }: DirectoryContext,
  ) {
    const page = parsePage('grids', pageArguments);
    const condition = allOf(
      inForce('grid', null),
      sameAs('kind', kind),
      hasWorker == null ? null : staffed(hasWorker),
      gridScope(viewer, 'grid_code'),
    );
    const rows = await loaders.gridsInside.load({ ...codesInside(row.code), page, condition });
    return toConnection('grids', page, rows, (grid) => grid.grid_code);
  },

  async organisations(
    row: RegionRow,
    { kind, ...pageArguments }: OrganisationsArguments,
    { loaders, viewer }: DirectoryContext,
  ) {
    const page = parsePage('organisations', pageArguments);
    const condition = allOf(sameAs('kind', kind), organisationScope(viewer));
    const rows = await loaders.organisationsInside.load({
      ...codesInside(row.code),
      page,
      condition,
    });
    return toConnection('organisations', page, rows, (organisation) => organisation.place_key);
  },

  async assessments(
    row: RegionRow,
    { period, indicator, ...pageArguments }: AssessmentsArguments,
    { loaders, viewer }: DirectoryContext,
  ) {
    const page = parsePage('assessments', pageArguments);
    const { text } = parsePeriod(period);
    const prefix = indicator == null ? `${text}:` : `${text}:${parseIndicator(indicator)}:`;
    const rows = maySeeStatistics(viewer, row.code)
      ? await loaders.assessmentsOf.load({
          parent: row.code,
          page,
          condition: beginsWith('assessment_key', prefix),
        })
      : [];
    return toConnection<AssessmentRow>('assessments', page, rows, (found) => found.assessment_key);
  },
};

function sameAs(column: string, value: string | null | undefined): Condition | null {
  return value == null ? null : { sql: `${column} = ?`, parameters: [value] };
}

function staffed(hasWorker: boolean): Condition {
  const onDuty = inForce('a', null);
  return {
    sql: `${hasWorker ? '' : 'NOT '}EXISTS (SELECT 1 FROM grid_assignment a WHERE a.grid_code = grid.grid_code AND ${onDuty.sql})`,
    parameters: onDuty.parameters,
  };
}
