import type { City, CityVillage } from '../city';
import type { SyntheticDomain } from './SyntheticDomain';

/** The city's villages cut into the pieces that a domain commits at once, in order. */
export function chunksOf(
  { chunk }: SyntheticDomain,
  city: City,
): ReadonlyArray<readonly CityVillage[]> {
  if (chunk === 'CITY') return [city.villages];
  const chunks = new Map<string, CityVillage[]>();
  for (const village of city.villages) {
    const key = chunk === 'VILLAGE' ? village.code : village.townCode;
    const villages = chunks.get(key);
    if (villages) villages.push(village);
    else chunks.set(key, [village]);
  }
  return [...chunks.values()];
}
