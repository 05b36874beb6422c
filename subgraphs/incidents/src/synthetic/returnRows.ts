import {
  type City,
  createRandom,
  monthsBetween,
  type Random,
  type TableRow,
  yearOf,
} from '@civicgraph/shared';

/** What counties return by month and the city by year, in proportion to their people. */
export function* returnRows(city: City): Generator<TableRow> {
  for (const [countyIndex, countyCode] of city.countyCodes.entries()) {
    const persons = personsOf(city, countyCode);
    for (const [monthIndex, month] of city.months.entries()) {
      const random = createRandom(city.seed, 'county-return', countyIndex * 1000 + monthIndex);
      yield* countyRows(countyCode, month, persons, random);
    }
  }
  for (const year of new Set(city.months.map(yearOf))) {
    const months = monthsBetween(`${year}-01`, `${year}-12`).filter((m) => city.months.includes(m));
    const random = createRandom(city.seed, 'city-return', Number(year));
    yield* cityYearRows(city, year, months.length / 12, random);
  }
}

function* countyRows(
  countyCode: string,
  month: string,
  persons: number,
  random: Random,
): Generator<TableRow> {
  const about = (value: number) => value * (0.85 + random.next() * 0.3);
  const place = { region_code: countyCode, month_code: month };
  yield ['fraud_dissuasion', { ...place, dissuaded: Math.round(about(persons * 0.006)) }];
  const officers = oneDecimal(6 + about(persons * 0.0014));
  yield [
    'patrol_deployment',
    {
      ...place,
      officers,
      vehicles: oneDecimal(officers / 3),
      points: oneDecimal(2 + about(persons * 0.00005)),
    },
  ];
}

function* cityYearRows(
  city: City,
  year: string,
  partOfYear: number,
  random: Random,
): Generator<TableRow> {
  const scale = (city.volumes.persons / 100_000) * partOfYear * (0.8 + random.next() * 0.4);
  const place = { region_code: city.cityCode, year_code: year };
  const groups = Math.round(scale * 0.7);
  yield [
    'organised_crime',
    {
      ...place,
      group_count: groups,
      case_count: groups * (6 + random.int(5)),
      arrest_count: groups * (9 + random.int(6)),
      assets_yuan: groups * (400_000 + random.int(2_000_000)),
    },
  ];
  yield ['drug_seizure', { ...place, kilograms: Math.round(scale * 1_900) / 1_000 }];
}

function personsOf(city: City, countyCode: string): number {
  return city.villages
    .filter((village) => village.countyCode === countyCode)
    .reduce((sum, { persons }) => sum + persons.count, 0);
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
