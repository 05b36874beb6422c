import { isCitizenId } from '../../codes';
import {
  type City,
  type CityCareCategory,
  careCaseSubject,
  createCity,
  createRandom,
  dwellingOfPerson,
  gridOfPerson,
  householdOf,
  isHouseholdHead,
  type PersonProfile,
  personName,
  personProfile,
  phoneNumber,
} from '..';

const city = createCity('S');
const profiles = profilesOf(city);

function profilesOf(of: City): PersonProfile[] {
  return of.grids.flatMap((grid) =>
    Array.from({ length: grid.persons.count }, (_, i) =>
      personProfile(of, grid, grid.persons.start + i),
    ),
  );
}

/** Full years from one date to another, the schoolbook way. */
function fullYears(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) >= from.slice(5) ? years : years - 1;
}

function shareOf(predicate: (profile: PersonProfile) => boolean): number {
  return profiles.filter(predicate).length / profiles.length;
}

describe('households', () => {
  test('give each person one dwelling of the grid, and householdOf gives the person back', () => {
    for (const grid of city.grids) {
      const end = grid.persons.start + grid.persons.count;
      let next = grid.persons.start;
      for (let k = 0; k < grid.dwellings.count; k++) {
        const household = householdOf(city, grid, k);
        expect(household.start).toBe(next);
        next += household.count;
        for (let i = household.start; i < next; i++) {
          if (dwellingOfPerson(city, grid, i) !== k) throw new Error(`person ${i}, dwelling ${k}`);
        }
      }
      expect(next).toBe(end);
    }
  });

  test('have one to eight members; some dwellings stand empty', () => {
    const sizes = city.grids.flatMap((grid) =>
      Array.from({ length: grid.dwellings.count }, (_, k) => householdOf(city, grid, k).count),
    );
    const empty = sizes.filter((size) => size === 0).length / sizes.length;
    expect([...new Set(sizes)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(empty).toBeGreaterThan(0.04);
    expect(empty).toBeLessThan(0.2);
  });

  test('have a grown-up at the head', () => {
    const minors = profiles.filter(
      ({ age }, i) => age < 20 && isHouseholdHead(city, gridOfPerson(city, i), i),
    );
    expect(minors).toEqual([]);
  });
});

describe('personProfile', () => {
  test('is the same a second time, in another order', () => {
    const again = [39_999, 7, 20_000].map((i) => personProfile(city, gridOfPerson(city, i), i));
    expect(again).toEqual([39_999, 7, 20_000].map((i) => profiles[i]));
  });

  test('has as many floating persons as the tier says, registered in other cities', () => {
    const floating = profiles.filter(({ kind }) => kind === 'FLOATING');
    expect(floating.length).toBe(city.volumes.floating);
    expect(
      floating.filter(({ hukouCounty }) => !/^990[2-9]0[1-6]$/.test(hukouCounty ?? '')),
    ).toEqual([]);
    const local = profiles.filter(({ kind }) => kind === 'HUKOU');
    expect(local.filter(({ hukouCounty }) => hukouCounty !== '990101')).toEqual([]);
  });

  test('agrees with itself: age, birth date, sex, region and identity number', () => {
    const wrong = profiles.filter(({ kind, age, birthDate, sex, hukouCounty, citizenId }) => {
      if (fullYears(birthDate, city.today) !== age || birthDate > city.today) return true;
      if (kind === 'OVERSEAS') return hukouCounty !== null || citizenId !== null;
      if (!citizenId || !isCitizenId(citizenId)) return true;
      return (
        citizenId.slice(0, 14) !== `${hukouCounty}${birthDate.replaceAll('-', '')}` ||
        (Number(citizenId.charAt(16)) % 2 === 1) !== (sex === 'MALE')
      );
    });
    expect(wrong).toEqual([]);
  });

  test('looks like a population', () => {
    expect(shareOf(({ sex }) => sex === 'MALE')).toBeCloseTo(0.5, 1);
    expect(shareOf(({ age }) => age < 18)).toBeCloseTo(0.19, 1);
    expect(shareOf(({ age }) => age >= 60)).toBeCloseTo(0.17, 1);
    expect(shareOf(({ age }) => age % 2 === 0)).toBeCloseTo(0.5, 1);
    expect(shareOf(({ kind }) => kind === 'OVERSEAS')).toBeGreaterThan(0);
    expect(shareOf(({ kind }) => kind === 'OVERSEAS')).toBeLessThan(0.005);
  });

  test('never gives an identity number twice, also past the end of one lap of birthdays', () => {
    const district = createCity('M');
    const seen = new Set<string>();
    let count = 0;
    // Indexes one lap (365,000) apart have the same birthday and sequence.
    for (let i = 0; i < 235_000; i++) {
      for (const index of [i, i + 365_000]) {
        const { citizenId } = personProfile(district, gridOfPerson(district, index), index);
        if (citizenId === null) continue;
        seen.add(citizenId);
        count++;
      }
    }
    expect(seen.size).toBe(count);
  });
});

describe('careCaseSubject', () => {
  const limits: Record<CityCareCategory, [from: number, to: number]> = {
    RELEASED_AFTERCARE: [18, 80],
    COMMUNITY_CORRECTION: [18, 80],
    COMMUNITY_DETOX: [18, 70],
    SMI: [18, 90],
    LEFT_BEHIND_CHILD: [0, 15],
    CHILD_IN_DIFFICULTY: [0, 17],
    LEFT_BEHIND_ELDER: [60, 120],
    LEFT_BEHIND_WOMAN: [20, 59],
    DISABLED: [18, 120],
  };

  test.each(['XS', 'S', 'M'] as const)('fits the category and is distinct in tier %s', (tier) => {
    const of = createCity(tier);
    const persons = new Set<number>();
    const categories = new Set<CityCareCategory>();
    for (const village of of.villages) {
      const { start, count } = village.careCases;
      for (let i = start; i < start + count; i++) {
        const { category, personIndex } = careCaseSubject(of, village, i);
        const grid = gridOfPerson(of, personIndex);
        const { age, kind, sex } = personProfile(of, grid, personIndex);
        const [from, to] = limits[category];
        const leftBehind = category.startsWith('LEFT_BEHIND');
        const fits =
          age >= from &&
          age <= to &&
          kind !== 'OVERSEAS' &&
          !(leftBehind && kind === 'FLOATING') &&
          !(category === 'LEFT_BEHIND_WOMAN' && sex === 'MALE') &&
          grid.villageCode === village.code;
        if (!fits) throw new Error(`case ${i} of ${category}: ${age} ${kind} ${sex}`);
        persons.add(personIndex);
        categories.add(category);
      }
    }
    expect(persons.size).toBe(of.volumes.careCases);
    expect([...categories].sort()).toEqual(Object.keys(limits).sort());
  });
});

test('names are two or three characters, and telephone numbers no mobile number', () => {
  for (let i = 0; i < 500; i++) {
    const random = createRandom(1, 'resident', i);
    expect(personName(random)).toMatch(/^\p{Script=Han}{2,3}$/u);
    expect(phoneNumber(random)).toMatch(/^12900\d{6}$/);
  }
});
