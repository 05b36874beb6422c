import {
  type City,
  type CityVillage,
  createRandom,
  type Row,
  streamHash,
} from '@civicgraph/shared';

const healthStream = streamHash('health-total');
const cohortStream = streamHash('reoffending-cohort');

/** The monthly reports of a county's health system; `seat` is the village of its office. */
export function* healthTotalRows(city: City, seat: CityVillage): Generator<Row> {
  const persons = city.villages
    .filter(({ countyCode }) => countyCode === seat.countyCode)
    .reduce((sum, village) => sum + village.persons.count, 0);
  const county = city.countyCodes.indexOf(seat.countyCode);
  for (const [month, reportMonth] of city.months.entries()) {
    const random = createRandom(city.seed, healthStream, county * 1000 + month);
    const registered = Math.round(persons * (0.0045 + 0.000015 * month));
    yield {
      county_code: seat.countyCode,
      report_month: reportMonth,
      region_code: seat.code,
      registered,
      standard_managed: Math.round(registered * (0.9 + 0.02 * random.next())),
      regular_medication: Math.round(registered * (0.82 + 0.03 * random.next())),
      counselling_sessions: Math.round(persons * (0.002 + 0.002 * random.next())),
    };
  }
}

/** The yearly judicial statistics of the city; `seat` is the village of its office. */
export function* cohortRows(city: City, seat: CityVillage): Generator<Row> {
  const firstYear = Number(city.firstMonth.slice(0, 4)) + 1;
  const lastYear = Number(city.today.slice(0, 4));
  for (let year = firstYear; year <= lastYear; year++) {
    const random = createRandom(city.seed, cohortStream, year);
    const cohort = Math.round(city.volumes.persons * (0.0009 + 0.0002 * random.next()));
    yield {
      city_code: city.cityCode,
      // Five years are over at the end of the year before.
      released_year: year - 6,
      region_code: seat.code,
      published_on: `${year}-03-31`,
      cohort,
      convicted_again: Math.round(cohort * (0.055 + 0.02 * random.next())),
    };
  }
}
