import {
  addDays,
  type City,
  type CityVillage,
  createRandom,
  personName,
  phoneNumber,
  type SyntheticDomain,
  streamHash,
  type TableRow,
} from '@civicgraph/shared';
import { categoryOf } from './codeLists';
import { petitionStatistics } from './statistics/petitionStatistics';
import { leaderReceptions } from './synthetic/leaderReceptions';
import { categoryRules } from './synthetic/matter';
import { createPetitionRow, isShownInHandling, type PetitionRow } from './synthetic/petitionRow';

const repeatStream = streamHash('petition-repeat');
const petitionerStream = streamHash('petitioner');
const repeatShare = 0.25;
const missingContactShare = 0.02;
const staleAddressShare = 0.02;

/**
 * The petition register of a synthetic city. One chunk: departments answer for petitions of many
 * villages, and their statistics are folded once.
 */
export const synthetic: SyntheticDomain = {
  chunk: 'CITY',
  *cityRows(city) {
    yield ['reference_day', { id: 1, today: city.today }];
    for (const { uscc, regionCode } of city.departments) {
      yield ['responsible_department', { uscc, region_code: regionCode }];
    }
  },
  *chunkRows(city, villages) {
    for (const village of villages) yield* villageRows(city, village);
    for (const row of leaderReceptions(city)) yield ['leader_reception', row];
  },
  rollups: [petitionStatistics],
};

/** Petitions in pairs: the second one of a pair may be a repeat of the first. */
function* villageRows(city: City, village: CityVillage): Generator<TableRow> {
  const { start, count } = village.petitions;
  for (let index = start; index < start + count; index += 2) {
    const first = createPetitionRow(city, village, index, null);
    const hasSecond = index + 1 < start + count;
    const repeatedOn = hasSecond ? repeatDay(city, first, index + 1) : null;
    yield* rowsOf(city, village, index, { ...first, repeated_on: repeatedOn });
    if (!hasSecond) continue;
    const repeat = repeatedOn ? { original: first, registeredOn: repeatedOn } : null;
    yield* rowsOf(city, village, index + 1, createPetitionRow(city, village, index + 1, repeat));
  }
}

/** The day on which a closed matter comes up again; null for most, and for who withdrew. */
function repeatDay(city: City, first: PetitionRow, index: number): string | null {
  const random = createRandom(city.seed, repeatStream, index);
  if (first.purpose !== 'APPEAL_REQUEST' || first.closed_on === null) return null;
  if (isShownInHandling(city, index) || !random.chance(repeatShare)) return null;
  const day = addDays(first.closed_on, 10 + random.int(300));
  return day <= city.today ? day : null;
}

/** A petition with its petitioner and content, which are not kept for accusations. */
function* rowsOf(
  city: City,
  village: CityVillage,
  index: number,
  row: PetitionRow,
): Generator<TableRow> {
  yield ['petition', row];
  if (row.purpose === 'ACCUSATION') return;
  const random = createRandom(city.seed, petitionerStream, index);
  const isStale = random.chance(staleAddressShare);
  yield [
    'petitioner',
    {
      petition_id: row.petition_id,
      name: personName(random),
      contact: random.chance(missingContactShare) ? null : phoneNumber(random),
      address: `${village.name}${isStale ? '旧村' : ''}${1 + random.int(200)}号`,
    },
  ];
  yield [
    'petition_content',
    {
      petition_id: row.petition_id,
      content: random.pick(categoryRules[categoryOf(row.category)].contents),
    },
  ];
}
