import { type City, type CityVillage, createRandom } from '@civicgraph/shared';
import type { DisputeRow } from '../DisputeRow';
import { disputeId, gridOfDispute } from './disputeKeys';
import { createMatter } from './matter';
import { createMediation } from './mediation';
import { orgOfDispute } from './mediationOrgs';

/** Feeds still send codes of the list before this one. */
const retiredCodes = ['18', '19', '20'] as const;
const retiredShare = 0.015;

/** The city's index-th dispute: the same whoever asks, and in whatever order. */
export function disputeRow(city: City, village: CityVillage, index: number): DisputeRow {
  const random = createRandom(city.seed, 'dispute', index);
  const foundOn = random.date(`${city.firstMonth}-01`, city.today);
  const matter = createMatter(random, foundOn);
  return {
    dispute_id: disputeId(village, index),
    type_code: random.chance(retiredShare) ? random.pick(retiredCodes) : matter.type,
    field_code: matter.field,
    source: matter.source,
    scale: matter.scale,
    region_code: village.code,
    grid_code: gridOfDispute(city, village, index),
    org_id: orgOfDispute(random, village.code, matter),
    found_on: foundOn,
    is_online: Number(matter.isOnline),
    is_pre_litigation: Number(matter.isPreLitigation),
    ...createMediation(random, foundOn, matter, city.today),
  };
}
