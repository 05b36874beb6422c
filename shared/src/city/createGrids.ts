import { apportion } from './apportion';
import type { CityGrid } from './City';
import type { VillageSite } from './createRegions';
import { rangesOf } from './Range';
import { createRandom } from './random';
import type { TierVolumes } from './tiers';

/** A grid before anything is counted into it. */
type GridSite = Pick<CityGrid, 'code' | 'name' | 'kind' | 'villageCode'> & {
  readonly weight: number;
  /** How many of its people come from elsewhere, against the city's mean. */
  readonly floating: number;
};

/** A village with two grids or more may have its last one dedicated to a school, market or park. */
const dedicatedShare = 0.3;
const withoutWorkerShare = 0.03;

/** The grids of a city, village by village, with their shares of its persons, dwellings, ... */
export function createGrids(
  seed: number,
  volumes: TierVolumes,
  villages: readonly VillageSite[],
): CityGrid[] {
  const sites = gridSites(seed, volumes, villages);
  const vary = (stream: string, spread: number) =>
    sites.map((_, i) => 1 + spread * (createRandom(seed, stream, i).next() - 0.5));
  const persons = apportion(
    volumes.persons,
    sites.map(({ weight }) => weight),
    1,
  );
  const floating = apportion(
    volumes.floating,
    sites.map((site, i) => (persons[i] ?? 0) * site.floating),
  );
  const density = vary('dwelling-density', 0.3);
  const dwellings = apportion(
    volumes.dwellings,
    persons.map((count, i) => count * (density[i] ?? 1)),
    1,
  );
  // What is over is the addresses of shops, offices and works.
  const business = vary('business-density', 1);
  const otherAddresses = apportion(
    volumes.addresses - volumes.dwellings,
    dwellings.map((count, i) => count * (business[i] ?? 1)),
  );
  const workers = apportion(volumes.gridWorkers, workerWeights(seed, persons));

  const personRanges = rangesOf(persons);
  const dwellingRanges = rangesOf(dwellings);
  const addressRanges = rangesOf(dwellings.map((count, i) => count + (otherAddresses[i] ?? 0)));
  const workerRanges = rangesOf(workers);
  const none = { start: 0, count: 0 };
  return sites.map(({ code, name, kind, villageCode }, index) => ({
    index,
    code,
    name,
    kind,
    villageCode,
    persons: personRanges[index] ?? none,
    floatingCount: floating[index] ?? 0,
    dwellings: dwellingRanges[index] ?? none,
    addresses: addressRanges[index] ?? none,
    workers: workerRanges[index] ?? none,
  }));
}

function gridSites(
  seed: number,
  volumes: TierVolumes,
  villages: readonly VillageSite[],
): GridSite[] {
  const counts = apportion(
    volumes.grids,
    villages.map(({ weight }) => weight),
    1,
  );
  return villages.flatMap((village, v) => {
    const count = counts[v] ?? 1;
    return Array.from({ length: count }, (_, i): GridSite => {
      const serial = String(i + 1).padStart(3, '0');
      const random = createRandom(seed, 'grid', v * 1000 + i);
      const dedicated = i > 0 && i === count - 1 && random.chance(dedicatedShare);
      const urban = village.code.slice(9) < '200';
      return {
        code: `${village.code}${serial}`,
        name: dedicated ? `${village.name}专属网格` : `${village.name}第${i + 1}网格`,
        kind: dedicated ? 'DEDICATED' : 'COMPREHENSIVE',
        villageCode: village.code,
        weight: (village.weight / count) * (dedicated ? 0.4 : 0.75 + random.next() / 2),
        floating: (urban ? 1.2 : 0.6) * (0.7 + random.next() * 0.6),
      };
    });
  });
}

/** By population, but a few posts are vacant: always that of the last grid, for there is one. */
function workerWeights(seed: number, persons: readonly number[]): number[] {
  return persons.map((count, i) => {
    const vacant = i > 0 && createRandom(seed, 'vacant-post', i).chance(withoutWorkerShare);
    return vacant || i === persons.length - 1 ? 0 : count;
  });
}
