import { isWithin, parseGridCode, parseRegionCode, regionLevelOf } from '../../codes';
import { type City, createCity, parseTier, type Range, type Tier, tiers } from '..';

const allTiers: Tier[] = ['XS', 'S', 'M', 'L'];
const cities = new Map<Tier, City>(allTiers.map((tier) => [tier, createCity(tier)]));

function cityOf(tier: Tier): City {
  return cities.get(tier) ?? createCity(tier);
}

/** The sum of the counts, once it is sure that each range begins where the one before ended. */
function totalOf(ranges: readonly Range[]): number {
  let end = 0;
  for (const { start, count } of ranges) {
    expect(start).toBe(end);
    expect(count).toBeGreaterThanOrEqual(0);
    end += count;
  }
  return end;
}

describe.each(allTiers)('the plan of a city of tier %s', (tier) => {
  const city = cityOf(tier);

  test('holds exactly what the tier says, in ranges without gap or overlap', () => {
    const levels = (level: string) =>
      city.regions.filter((region) => region.level === level).length;
    expect({
      persons: totalOf(city.grids.map(({ persons }) => persons)),
      dwellings: totalOf(city.grids.map(({ dwellings }) => dwellings)),
      addresses: totalOf(city.grids.map(({ addresses }) => addresses)),
      organisations: totalOf(city.villages.map(({ organisations }) => organisations)),
      counties: levels('COUNTY'),
      towns: levels('TOWN'),
      villages: levels('VILLAGE'),
      grids: city.grids.length,
      gridWorkers: totalOf(city.grids.map(({ workers }) => workers)),
      floating: city.grids.reduce((sum, { floatingCount }) => sum + floatingCount, 0),
      careCases: totalOf(city.villages.map(({ careCases }) => careCases)),
      petitions: totalOf(city.villages.map(({ petitions }) => petitions)),
      incidents: totalOf(city.villages.map(({ incidents }) => incidents)),
      visits: totalOf(city.villages.map(({ visits }) => visits)),
    }).toEqual(tiers[tier]);
  });

  test('gives a village the persons of its grids', () => {
    totalOf(city.villages.map(({ persons }) => persons));
    for (const village of city.villages) {
      const counts = village.grids.map(({ persons }) => persons.count);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(village.persons.count);
      expect(village.grids[0]?.persons.start).toBe(village.persons.start);
    }
  });

  test('leaves no grid without a person, a dwelling, or an address for each dwelling', () => {
    const poor = city.grids.filter(
      ({ persons, dwellings, addresses, floatingCount }) =>
        persons.count < 1 ||
        dwellings.count < 1 ||
        addresses.count < dwellings.count ||
        floatingCount > persons.count,
    );
    expect(poor).toEqual([]);
  });

  test('has grids with workers and a grid without', () => {
    const manned = city.grids.filter(({ workers }) => workers.count > 0).length;
    expect(manned).toBeGreaterThan(city.grids.length / 2);
    expect(manned).toBeLessThan(city.grids.length);
  });

  test('lists distinct regions in code order, each under its parent', () => {
    const codes = city.regions.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    const known = new Set(codes);
    for (const { code, level, parentCode } of city.regions) {
      expect([parseRegionCode(code), regionLevelOf(code)]).toEqual([code, level]);
      expect(parentCode === null ? level : known.has(parentCode)).toBe(
        parentCode === null ? 'PROVINCE' : true,
      );
      expect(isWithin(code, parentCode ?? code)).toBe(true);
    }
  });

  test('keeps the segments of GB/T 10114 and names that are distinct among siblings', () => {
    const wrong = city.regions.filter(({ code, level, name }) => {
      const town = Number(code.slice(6, 9));
      const village = Number(code.slice(9));
      if (level === 'TOWN') {
        const suffix = town < 100 ? '街道' : town < 200 ? '镇' : '乡';
        return town < 1 || town > 399 || !name.endsWith(suffix);
      }
      if (level !== 'VILLAGE') return false;
      return (
        village < 1 || village > 399 || !name.endsWith(village < 200 ? '社区居委会' : '村委会')
      );
    });
    expect(wrong).toEqual([]);
    const names = city.regions.map(({ parentCode, name }) => `${parentCode} ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test('lists distinct grids in code order within their villages', () => {
    const codes = city.grids.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    for (const grid of city.grids) {
      expect(parseGridCode(grid.code).slice(0, 12)).toBe(grid.villageCode);
    }
    expect(city.grids.map(({ index }) => index)).toEqual([...city.grids.keys()]);
    expect(city.villages.flatMap(({ grids }) => grids)).toEqual(city.grids);
  });

  test('has the places that examples name', () => {
    const codes = new Set(city.regions.map(({ code }) => code));
    expect(codes.has('990101001000') && codes.has('990101001001')).toBe(true);
    expect(city.grids[0]?.code).toBe('990101001001001');
  });

  test('is the same a second time, and another with another seed', () => {
    expect(createCity(tier)).toEqual(city);
    expect(createCity(tier, 2).grids).not.toEqual(city.grids);
  });
});

test('towns of a county follow Zipf: the second has about half of the first', () => {
  const city = cityOf('L');
  const [first = 0, second = 0, , fourth = 0] = city.regions
    .filter(({ level }) => level === 'TOWN')
    .slice(0, 4)
    .map(({ code }) =>
      city.villages
        .filter(({ townCode }) => townCode === code)
        .reduce((sum, { persons }) => sum + persons.count, 0),
    );
  expect(second / first).toBeGreaterThan(0.4);
  expect(second / first).toBeLessThan(0.6);
  expect(fourth / first).toBeGreaterThan(0.18);
  expect(fourth / first).toBeLessThan(0.32);
});

test('the history is sixty months and ends with the month of today', () => {
  const { months, firstMonth, lastMonth, today } = cityOf('XS');
  expect([months.length, months[0], months.at(-1)]).toEqual([60, '2021-11', '2026-10']);
  expect([firstMonth, lastMonth, today]).toEqual(['2021-11', '2026-10', '2026-10-31']);
});

test('parseTier knows the four tiers and refuses the rest', () => {
  expect(allTiers.map(parseTier)).toEqual(allTiers);
  for (const text of ['XL', 'xs', '', 'toString']) {
    expect(() => parseTier(text)).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }));
  }
});

test.each([-1, 1.5, Number.NaN, 2 ** 31])('refuses the seed %p', (seed) => {
  expect(() => createCity('XS', seed)).toThrow(
    expect.objectContaining({ code: 'ARGUMENT_INVALID' }),
  );
});
