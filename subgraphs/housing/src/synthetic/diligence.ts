import { type City, type CityVillage, createRandom } from '@civicgraph/shared';

/** How well a village keeps its registers: probabilities. */
export interface Diligence {
  /** A rented dwelling gets a lease record. */
  readonly registration: number;
  /** A record carries the code of its standard address. */
  readonly coding: number;
  /** A hazard is put right by its day. */
  readonly rectification: number;
}

export function diligenceOf(city: City, village: CityVillage): Diligence {
  const random = createRandom(city.seed, 'housing-diligence', village.index);
  return {
    registration: 0.6 + random.next() * 0.38,
    coding: 0.84 + random.next() * 0.13,
    rectification: 0.55 + random.next() * 0.4,
  };
}
