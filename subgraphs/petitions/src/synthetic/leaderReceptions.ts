import {
  ancestorAt,
  type City,
  createRandom,
  departmentOf,
  type Row,
  regionLevelOf,
  streamHash,
} from '@civicgraph/shared';

/** Sessions a month, at most. */
const sessionsAMonth = { CITY: 4, COUNTY: 4, TOWN: 2 } as const;
const stream = streamHash('leader-reception');

/** Rows of the sessions that the leaders of the city, its counties and its towns held. */
export function* leaderReceptions(city: City): Generator<Row> {
  let index = 0;
  for (const { code } of city.regions) {
    const level = regionLevelOf(code);
    if (level === 'PROVINCE' || level === 'VILLAGE') continue;
    const office = level === 'CITY' ? city.cityCode : ancestorAt(code, 'COUNTY');
    const hostedBy = departmentOf(city, office, 'PETITION_OFFICE').uscc;
    for (const month of city.months) {
      const random = createRandom(city.seed, stream, index);
      const count = 1 + random.int(sessionsAMonth[level]);
      for (let i = 0; i < count; i++) {
        const day = String(1 + random.int(28)).padStart(2, '0');
        yield {
          session_id: `LR-${String(index++).padStart(7, '0')}`,
          region_code: code,
          hosted_by: hostedBy,
          held_on: `${month}-${day}`,
          received: 1 + random.int(12),
        };
      }
    }
  }
}
