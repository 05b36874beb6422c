import type { City, CityVillage, Row } from '@civicgraph/shared';
import {
  type CareCategory,
  type CareService,
  careServices,
  serviceOf,
} from '../statistics/careCodes';

/** Part of a town's cases that belongs to each line of service. */
const caseShare: Readonly<Record<CareService, number>> = {
  JUSTICE: 0.13,
  DETOX: 0.04,
  MENTAL_HEALTH: 0.12,
  FAMILY: 0.44,
  DISABILITY: 0.27,
};
const casesPerWorker = 32;

/** The care workers of a town, who sit at a station in its first village. */
export function* workerRows(city: City, villages: readonly CityVillage[]): Generator<Row> {
  const [station] = villages;
  if (!station) return;
  for (const service of careServices) {
    const posts = postCount(villages, service);
    for (let post = 0; post < posts; post++) {
      yield {
        worker_id: workerId(station.townCode, service, post),
        region_code: station.code,
        service,
        started_on: `${city.firstMonth}-01`,
        ended_on: null,
      };
    }
  }
}

/** The worker who has a case of the town. */
export function workerOfCase(
  villages: readonly CityVillage[],
  category: CareCategory,
  careIndex: number,
): string {
  const service = serviceOf[category];
  const town = villages[0]?.townCode ?? '';
  return workerId(town, service, careIndex % postCount(villages, service));
}

function postCount(villages: readonly CityVillage[], service: CareService): number {
  const cases = villages.reduce((sum, village) => sum + village.careCases.count, 0);
  return Math.max(1, Math.round((cases * caseShare[service]) / casesPerWorker));
}

function workerId(townCode: string, service: CareService, post: number): string {
  return `CW-${townCode.slice(0, 9)}-${service}-${post + 1}`;
}
