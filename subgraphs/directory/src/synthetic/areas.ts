import { ancestorsOf, type City, type RegionLevel } from '@civicgraph/shared';

/** A region in force, with what is counted in it. */
export interface Area {
  readonly index: number;
  readonly code: string;
  readonly level: RegionLevel;
  readonly ancestors: readonly string[];
  readonly isUrban: boolean;
  readonly grids: number;
  readonly persons: number;
}

/** All regions of the city with their sizes, in code order. */
export function areasOf(city: City): Area[] {
  const sizes = new Map<string, { grids: number; persons: number }>();
  for (const { code, grids, persons } of city.villages) {
    for (const area of [code, ...ancestorsOf(code)]) {
      const size = sizes.get(area) ?? { grids: 0, persons: 0 };
      size.grids += grids.length;
      size.persons += persons.count;
      sizes.set(area, size);
    }
  }
  return city.regions.map(({ code, level }, index) => ({
    index,
    code,
    level,
    ancestors: ancestorsOf(code),
    isUrban: level === 'VILLAGE' && code.slice(9) < '200',
    ...(sizes.get(code) ?? { grids: 0, persons: 0 }),
  }));
}
