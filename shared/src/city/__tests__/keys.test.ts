import { isUscc } from '../../codes';
import {
  addressCode,
  type City,
  type CityGrid,
  careCaseId,
  createCity,
  departmentKinds,
  departmentOf,
  dwellingCode,
  gridOf,
  gridOfPerson,
  gridWorkerId,
  incidentId,
  organisationUscc,
  personRef,
  petitionId,
  villageOf,
  villageOfPerson,
  visitId,
} from '..';

const small = createCity('S');
const large = createCity('L');
const firstGrid = small.grids[0] as CityGrid;

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('personRef', () => {
  test('is distinct for each person, and shaped P and 16 characters', () => {
    const refs = upTo(small.volumes.persons).map((index) => personRef(small, index));
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs.filter((ref) => !/^P[0-9A-F]{16}$/.test(ref))).toEqual([]);
  });

  test('does not show the index: neighbours differ in most characters, and order is lost', () => {
    const refs = upTo(100).map((index) => personRef(small, index));
    const equal = refs.slice(1).map((ref, i) => {
      const before = refs[i] ?? '';
      return [...ref].filter((character, at) => character === before[at]).length;
    });
    expect(Math.max(...equal)).toBeLessThan(9);
    expect([...refs].sort()).not.toEqual(refs);
  });

  test('depends on the seed', () => {
    expect(personRef(createCity('S', 2), 0)).not.toBe(personRef(small, 0));
  });
});

describe('codes within a grid', () => {
  test('count from one', () => {
    expect([
      dwellingCode(firstGrid, 0),
      addressCode(firstGrid, 41),
      gridWorkerId(firstGrid, 2),
    ]).toEqual(['990101001001001-0001', '990101001001001-A0042', 'GW-990101001001001-03']);
  });

  test('stay distinct past four digits', () => {
    expect(dwellingCode(firstGrid, 9998)).toBe('990101001001001-9999');
    expect(dwellingCode(firstGrid, 9999)).toBe('990101001001001-10000');
  });
});

describe('ids', () => {
  test('have the shape that examples use', () => {
    expect([
      careCaseId(small, 0),
      petitionId(small, 9),
      incidentId(small, 99),
      visitId(small, 999),
    ]).toEqual(['CC-990101-000001', 'PT-990101-000010', 'IN-990101-000100', 'VS-990101-00001000']);
  });

  test.each([
    ['cases', careCaseId, large.volumes.careCases],
    ['petitions', petitionId, large.volumes.petitions],
    ['incidents', incidentId, large.volumes.incidents],
  ])('of %s sort as their indexes do, through nine counties', (_, idOf, count) => {
    const ids = upTo(count).map((index) => idOf(large, index));
    expect(ids.findIndex((id, i) => i > 0 && id <= (ids[i - 1] ?? ''))).toBe(-1);
    expect(new Set(ids.map((id) => id.slice(3, 9))).size).toBe(9);
  });

  test('of the last visit fits its width', () => {
    expect(visitId(large, large.volumes.visits - 1)).toBe('VS-990109-18320611');
  });
});

describe('social credit codes', () => {
  test.each([small, large])('of organisations are valid and distinct', (city: City) => {
    const codes = upTo(Math.min(city.volumes.organisations, 20_000)).map((index) =>
      organisationUscc(city, index),
    );
    expect(codes.filter((code) => !isUscc(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !code.startsWith('9901', 2))).toEqual([]);
  });

  test('of departments are valid and distinct, and a county office reports to that of the city', () => {
    const codes = large.departments.map(({ uscc }) => uscc);
    expect(codes.length).toBe(10 * departmentKinds.length);
    expect(codes.filter((code) => !isUscc(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { kind, regionCode, parentUscc } of large.departments) {
      const parent = departmentOf(large, large.cityCode, kind).uscc;
      expect(parentUscc).toBe(regionCode === large.cityCode ? null : parent);
    }
  });

  test('departmentOf refuses a region that has no departments', () => {
    expect(departmentOf(small, '990101000000', 'POLICE').name).toBe('望舒区公安局');
    expect(() => departmentOf(small, '990101001000', 'POLICE')).toThrow(
      expect.objectContaining({ code: 'ARGUMENT_INVALID' }),
    );
  });
});

describe('finding the place of an index', () => {
  test('agrees with the ranges at both ends of each', () => {
    for (const grid of large.grids) {
      for (const part of ['persons', 'dwellings', 'addresses', 'workers'] as const) {
        const { start, count } = grid[part];
        if (count === 0) continue;
        expect(gridOf(large, part, start).index).toBe(grid.index);
        expect(gridOf(large, part, start + count - 1).index).toBe(grid.index);
      }
      const person = grid.persons.start;
      expect(gridOfPerson(large, person).villageCode).toBe(villageOfPerson(large, person).code);
    }
    for (const village of small.villages) {
      const { start, count } = village.careCases;
      expect(villageOf(small, 'careCases', start).code).toBe(village.code);
      expect(villageOf(small, 'careCases', start + count - 1).code).toBe(village.code);
    }
  });

  test.each([-1, 40_000, Number.NaN])('refuses %p', (index) => {
    expect(() => gridOfPerson(small, index)).toThrow(RangeError);
    expect(() => villageOfPerson(small, index)).toThrow(RangeError);
  });
});
