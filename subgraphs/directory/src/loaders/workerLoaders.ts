import {
  allOf,
  createListLoader,
  createRowLoader,
  placeholders,
  type Viewer,
} from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { type GridRow, type GridWorkerRow, gridColumns, gridWorkerColumns } from '../rows';
import { gridScope } from '../scope';
import { inForce } from '../sql/conditions';

const onDuty = inForce('a', null);

/** Loaders of grid workers and their grids. A worker is visible where one of the grids is. */
export function createWorkerLoaders(database: DataSource, viewer: Viewer) {
  const visibleGrid = allOf(gridScope(viewer, 'a.grid_code'));
  return {
    workerById: createRowLoader<GridWorkerRow>(database, {
      table: 'grid_worker',
      columns: gridWorkerColumns,
      key: 'worker_id',
      condition: {
        sql: `EXISTS (SELECT 1 FROM grid_assignment a WHERE a.worker_id = grid_worker.worker_id AND ${visibleGrid.sql})`,
        parameters: visibleGrid.parameters,
      },
    }),
    workersOfGrid: createListLoader<GridWorkerRow>(database, (codes) => ({
      sql: `SELECT a.grid_code AS owner, ${gridWorkerColumns.map((column) => `w.${column}`).join(',')} FROM grid_assignment a JOIN grid_worker w ON w.worker_id = a.worker_id WHERE a.grid_code IN (${placeholders(codes)}) AND ${onDuty.sql} ORDER BY a.grid_code, w.worker_id`,
      parameters: codes,
    })),
    gridsOfWorker: createListLoader<GridRow>(database, (ids) => ({
      sql: `SELECT a.worker_id AS owner, ${gridColumns.map((column) => `g.${column}`).join(',')} FROM grid_assignment a JOIN grid g ON g.grid_code = a.grid_code WHERE a.worker_id IN (${placeholders(ids)}) AND ${onDuty.sql} AND ${visibleGrid.sql} ORDER BY a.worker_id, g.grid_code`,
      parameters: [...ids, ...visibleGrid.parameters],
    })),
    isStaffed: createListLoader<object>(database, (codes) => ({
      sql: `SELECT DISTINCT a.grid_code AS owner FROM grid_assignment a WHERE a.grid_code IN (${placeholders(codes)}) AND ${onDuty.sql}`,
      parameters: codes,
    })),
  };
}
