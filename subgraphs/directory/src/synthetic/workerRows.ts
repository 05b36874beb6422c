import {
  type City,
  type CityGrid,
  type CityVillage,
  createRandom,
  gridWorkerId,
  personName,
  phoneNumber,
  type Random,
  type TableRow,
} from '@civicgraph/shared';
import { gridValidFrom } from './placeRows';

const firstIsFullTime = 0.93;
const othersAreFullTime = 0.35;
const secondGridShare = 0.08;
/** Where a post is vacant now, somebody held it until this day. */
const vacantSince = '2026-03-31';

/** Grid workers of a village and their duties, past ones of vacant posts included. */
export function* workerRows(city: City, village: CityVillage): Iterable<TableRow> {
  for (const [place, grid] of village.grids.entries()) {
    const from = gridValidFrom(city, grid);
    if (grid.workers.count === 0) {
      const workerId = gridWorkerId(grid, 0);
      yield workerRow(createRandom(city.seed, 'former-worker', grid.index), workerId, true);
      yield assignmentRow(grid, workerId, from, vacantSince);
      continue;
    }
    for (let k = 0; k < grid.workers.count; k++) {
      const random = createRandom(city.seed, 'grid-worker', grid.workers.start + k);
      const workerId = gridWorkerId(grid, k);
      yield workerRow(
        random,
        workerId,
        random.chance(k === 0 ? firstIsFullTime : othersAreFullTime),
      );
      yield assignmentRow(grid, workerId, random.date(from, '2026-06-30'), null);
      const next = village.grids[place + 1];
      if (k === 0 && next && next.workers.count > 0 && random.chance(secondGridShare)) {
        yield assignmentRow(next, workerId, '2026-07-01', null);
      }
    }
  }
}

function workerRow(random: Random, workerId: string, isFullTime: boolean): TableRow {
  return [
    'grid_worker',
    {
      worker_id: workerId,
      display_name: personName(random),
      employment: isFullTime ? 'FULL_TIME' : 'PART_TIME',
      office_phone: random.chance(0.96) ? phoneNumber(random) : null,
    },
  ];
}

function assignmentRow(
  { code }: CityGrid,
  workerId: string,
  from: string,
  to: string | null,
): TableRow {
  return [
    'grid_assignment',
    { grid_code: code, worker_id: workerId, valid_from: from, valid_to: to },
  ];
}
