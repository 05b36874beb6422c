import type { City } from '@civicgraph/shared';

/** A village that was merged into another, as feeds still name it. */
export interface RetiredVillage {
  readonly code: string;
  readonly name: string;
  readonly townCode: string;
  readonly urbanRural: string;
}

export const retiredFrom = '2016-01-01';
export const retiredTo = '2022-06-30';

const retiredShare = 0.03;
const lastSerial = 199;

/** About 3% of the villages there are, one at least, with codes that no village has any more. */
export function retiredVillages(city: City): RetiredVillage[] {
  const count = Math.max(1, Math.round(city.villages.length * retiredShare));
  const names = new Map(city.regions.map(({ code, name }) => [code, name]));
  const usedInTown = new Map<string, number>();
  return Array.from({ length: count }, (_, i) => {
    const village = city.villages[Math.floor((i * city.villages.length) / count)];
    if (!village) throw new RangeError(`The city has no village for retired code ${i}.`);
    const used = usedInTown.get(village.townCode) ?? 0;
    usedInTown.set(village.townCode, used + 1);
    return {
      code: `${village.townCode.slice(0, 9)}${lastSerial - used}`,
      name: `旧${names.get(village.code) ?? village.name}`,
      townCode: village.townCode,
      urbanRural: village.urbanRural,
    };
  });
}
