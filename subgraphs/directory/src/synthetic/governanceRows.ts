import { type City, createRandom, type RegionLevel, type TableRow } from '@civicgraph/shared';
import { type Area, areasOf } from './areas';
import { retiredFrom, retiredTo, retiredVillages } from './retiredVillages';

const since = '2016-01-01';

/** How likely an area of a level has a centre. The province's own is no affair of the city. */
const centreShare: Readonly<Record<RegionLevel, number>> = {
  PROVINCE: 0,
  CITY: 1,
  COUNTY: 1,
  TOWN: 0.99,
  VILLAGE: 0.97,
};

/** Yuan per resident (A24: a county at least 1, a town at least 1.5); missed by some. */
const budgetPerHead: Readonly<Partial<Record<RegionLevel, readonly [from: number, to: number]>>> = {
  CITY: [1, 1.4],
  COUNTY: [0.85, 1.5],
  TOWN: [1.2, 2.2],
};

const budgetYears = 5;

/** What the city's regions have for governance: posts, committees, centres, budgets. */
export function* governanceRows(city: City): Iterable<TableRow> {
  for (const area of areasOf(city)) {
    if (area.level === 'PROVINCE') continue;
    const random = createRandom(city.seed, 'governance-area', area.index);
    yield [
      'governance_area',
      {
        region_code: area.code,
        level: area.level,
        political_legal_member: area.level === 'TOWN' && random.chance(0.98) ? 1 : 0,
        mediation_committee: area.level === 'VILLAGE' && random.chance(0.985) ? 1 : 0,
        public_order_committee: area.level === 'VILLAGE' && random.chance(0.97) ? 1 : 0,
        valid_from: since,
        valid_to: null,
      },
    ];
    yield* centreRows(city, area);
    yield* budgetRows(city, area);
  }
  for (const { code } of retiredVillages(city)) {
    yield [
      'governance_area',
      {
        region_code: code,
        level: 'VILLAGE',
        political_legal_member: 0,
        mediation_committee: 1,
        public_order_committee: 1,
        valid_from: retiredFrom,
        valid_to: retiredTo,
      },
    ];
  }
}

function* centreRows(city: City, { index, code, level }: Area): Iterable<TableRow> {
  const random = createRandom(city.seed, 'governance-centre', index);
  if (!random.chance(centreShare[level])) return;
  const operates = random.chance(0.985);
  const meetsStandard = operates && random.chance(0.93);
  const grade = random.weighted([
    [1, 3],
    [2, 5],
    [3, 2],
  ]);
  yield [
    'governance_centre',
    {
      centre_id: `GC-${code}`,
      region_code: code,
      level,
      grade: meetsStandard ? grade : random.chance(0.5) ? 3 : null,
      operating: operates ? 1 : 0,
      meets_standard: meetsStandard ? 1 : 0,
    },
  ];
}

function* budgetRows(city: City, { index, code, level, persons }: Area): Iterable<TableRow> {
  const range = budgetPerHead[level];
  if (!range) return;
  const lastYear = Number(city.lastMonth.slice(0, 4));
  for (let year = lastYear - budgetYears + 1; year <= lastYear; year++) {
    const random = createRandom(city.seed, `governance-budget-${year}`, index);
    const perHead = range[0] + (range[1] - range[0]) * random.next();
    // Budgets come in hundreds.
    const yuan = Math.ceil((persons * perHead) / 100) * 100;
    yield ['governance_budget', { region_code: code, budget_year: year, yuan }];
  }
}
