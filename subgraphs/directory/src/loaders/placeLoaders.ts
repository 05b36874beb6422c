import {
  createListLoader,
  createPageLoader,
  createRowLoader,
  maySeeRegion,
  placeholders,
  type Viewer,
} from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import {
  type AssessmentRow,
  assessmentColumns,
  type BudgetRow,
  type CentreRow,
  type GridRow,
  gridColumns,
  type OrganisationRow,
  organisationColumns,
  type RegionRow,
  regionColumns,
} from '../rows';
import { maySeeGrid, organisationScope } from '../scope';
import { createRangeLoader } from '../sql/createRangeLoader';

/** Loaders of regions, grids and organisations, and of what a region has of its own. */
export function createPlaceLoaders(database: DataSource, viewer: Viewer) {
  return {
    regionByCode: createRowLoader<RegionRow>(database, {
      table: 'region',
      columns: regionColumns,
      key: 'code',
      maySee: (code) => maySeeRegion(viewer, code),
    }),
    regionsBelow: createPageLoader<RegionRow>(database, {
      table: 'region',
      columns: regionColumns,
      parent: 'parent_code',
      key: 'code',
    }),
    regionsInside: createRangeLoader<RegionRow>(database, {
      table: 'region',
      columns: regionColumns,
      key: 'code',
    }),
    gridByCode: createRowLoader<GridRow>(database, {
      table: 'grid',
      columns: gridColumns,
      key: 'grid_code',
      maySee: (code) => maySeeGrid(viewer, code),
    }),
    gridsInside: createRangeLoader<GridRow>(database, {
      table: 'grid',
      columns: gridColumns,
      key: 'grid_code',
    }),
    organisationByUscc: createRowLoader<OrganisationRow>(database, {
      table: 'organisation',
      columns: organisationColumns,
      key: 'uscc',
      condition: organisationScope(viewer),
    }),
    organisationsInside: createRangeLoader<OrganisationRow>(database, {
      table: 'organisation',
      columns: organisationColumns,
      key: 'place_key',
    }),
    centreByRegion: createRowLoader<CentreRow>(database, {
      table: 'governance_centre',
      columns: ['centre_id', 'level', 'grade', 'operating', 'meets_standard'],
      key: 'region_code',
    }),
    budgetsByRegion: createListLoader<BudgetRow>(database, (codes) => ({
      sql: `SELECT region_code AS owner, budget_year, yuan FROM governance_budget WHERE region_code IN (${placeholders(codes)}) ORDER BY region_code, budget_year DESC`,
      parameters: codes,
    })),
    assessmentsOf: createPageLoader<AssessmentRow>(database, {
      table: 'assessment',
      columns: assessmentColumns,
      parent: 'region_code',
      key: 'assessment_key',
    }),
  };
}
