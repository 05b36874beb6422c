import { viewerOf } from '@civicgraph/shared/testing';
import { askEverything, countingSubgraphs, countsOf } from './askEverything';
import { type AnswersOfArea, openOffice, type StatisticsOffice } from './askStatistics';

/** A year, a quarter and a month, and the periods by which listed areas are judged. */
const periods = ['2026', '2026-Q3', '2026-10', '2025', '2025-Q4', '2026-Q1', '2026-Q2'];

let office: StatisticsOffice;
let answers: AnswersOfArea[];
let counts: Map<string, number | null>;

beforeAll(async () => {
  office = await openOffice('XS');
  const told = countingSubgraphs.map((name) => askEverything(office, name, periods));
  answers = (await Promise.all(told)).flat();
  counts = countsOf(answers);
}, 120_000);

afterAll(() => office.close());

describe('numbers that are made of counts', () => {
  it('a ratio has a value where both of its counts are told, and nowhere else', () => {
    const wrong = answers.flatMap(({ area, period, cells, others }) =>
      [...others].flatMap(([path, value]) => {
        const ratio = /^(.*)\.value$/.exec(path)?.[1];
        const numerator = cells.get(`${ratio}.numerator`)?.value;
        const denominator = cells.get(`${ratio}.denominator`)?.value;
        if (ratio === undefined || numerator === undefined || denominator === undefined) return [];
        const expected = numerator === null || !denominator ? null : numerator / denominator;
        return value === expected ? [] : [`${path} of ${area} in ${period} is ${value}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('a target is compared with the ratio that is told, and with no other', () => {
    const ratios = ['onTimeClosure', 'timelyAcceptance', 'officeSatisfaction', 'unitSatisfaction'];
    const inOrder = [...ratios, 'evaluationParticipation', 'onlineShare'];
    const checks = answers.flatMap(({ others }) =>
      inOrder.flatMap((ratio, i) => {
        const [value, target, met] = ['value', 'target', 'met'].map((field) =>
          others.get(`PetitionStats.targets.${i}.${field}`),
        );
        if (target === undefined) return [];
        const told = others.get(`PetitionStats.${ratio}.value`);
        const isMet = told == null ? null : Number(told) >= Number(target);
        return value === told && met === isMet ? ['told'] : [`${ratio} is ${value}, met ${met}`];
      }),
    );
    expect([...new Set(checks)]).toEqual(['told']);
  });

  it('disputes per mediator are told where the disputes are, and nowhere else', () => {
    const told = answers.flatMap(({ cells, others }) => {
      const perMediator = others.get('DisputeStats.disputesPerMediator');
      if (perMediator === undefined) return [];
      const accepted = cells.get('DisputeStats.accepted')?.value ?? null;
      const mediators = Number(others.get('DisputeStats.mediators'));
      const expected = accepted === null || mediators === 0 ? null : accepted / mediators;
      return [{ perMediator, expected }];
    });
    expect(told.some(({ perMediator }) => perMediator !== null)).toBe(true);
    expect(told.filter(({ perMediator, expected }) => perMediator !== expected)).toEqual([]);
  });

  it('yuan lost by fraud are told where the cases are, and nowhere else', () => {
    const lost = answers.filter(({ others }) => {
      return typeof others.get('IncidentStats.telecomFraud.lossYuan') === 'number';
    });
    const cases = lost.map(({ cells }) => cells.get('IncidentStats.telecomFraud.count'));
    expect(lost.length).toBeGreaterThan(0);
    expect(cases.filter((cell) => cell?.value == null)).toEqual([]);
  });
});

/** One field of every region, asked by an auditor with what the field requires of other subgraphs. */
async function askRegions<Fields>(
  name: string,
  selection: string,
  required: object = {},
): Promise<Fields[]> {
  const { data } = await office.subgraph(name).entities(
    viewerOf('AUDITOR'),
    'Region',
    selection,
    office.city.regions.map(({ code }) => ({ code, ...required })),
  );
  return data?._entities as Fields[];
}

/** The field of the city alone. */
async function askCity<Fields>(name: string, selection: string): Promise<Fields> {
  const all = await askRegions<Fields & { code: string }>(name, `{ code ${selection} }`);
  const found = all.find(({ code }) => code === office.city.cityCode);
  if (!found) throw new Error('The city is a region.');
  return found;
}

/** Null for what is withheld, and for what is not published of the area. */
function toldOf(path: string, area: string, period: string): number | null {
  return counts.get(`${path} of ${area} in ${period}`) ?? null;
}

interface Told {
  readonly value: number | null;
}

describe('another way to ask tells no more', () => {
  it('for residents by year, by grid worker, and for a budget by head', async () => {
    interface Rates {
      readonly residentPopulations: readonly { readonly year: number; readonly cell: Told }[];
      readonly residentsPerGridWorker: number | null;
      readonly governanceBudgetPerCapita: number | null;
    }
    const rates = await askRegions<Rates>(
      'population',
      `{ residentPopulations { year cell { value } } residentsPerGridWorker
         governanceBudgetPerCapita(year: 2026) }`,
      { gridWorkerCount: 1, governanceBudgets: [{ year: 2026, yuan: 1 }] },
    );
    expect(
      rates.map(({ residentPopulations, ...others }) => ({
        latest: residentPopulations.at(-1),
        ...others,
      })),
    ).toEqual(
      office.city.regions.map(({ code }) => {
        const settled = toldOf('PopulationStats.residentPopulation', code, '2026');
        return {
          latest: { year: 2026, cell: { value: settled } },
          residentsPerGridWorker: toldOf('PopulationStats.total', code, '2026'),
          governanceBudgetPerCapita: settled && 1 / settled,
        };
      }),
    );
  });

  it.each(['2026', '2026-Q3', '2026-10'])('for criminal cases by head in %s', async (period) => {
    const rates = await askRegions<{ readonly criminalCasesPer100k: number | null }>(
      'incidents',
      `{ criminalCasesPer100k(period: "${period}") }`,
      { residentPopulations: [{ year: 2026, cell: { value: 100_000, suppressed: false } }] },
    );
    expect(rates.map(({ criminalCasesPer100k }) => criminalCasesPer100k)).toEqual(
      office.city.regions.map(({ code }) => toldOf('IncidentStats.criminal', code, period)),
    );
  });

  it('for areas that are listed for remediation', async () => {
    interface Listed {
      readonly region: { readonly code: string };
      readonly period: string;
      readonly criminal: Told;
      readonly criminalYearBefore: Told;
      readonly incidentRateDown: boolean | null;
      readonly clearance: { readonly numerator: Told; readonly value: number | null };
      readonly clearanceMet: boolean | null;
    }
    const { listedAreas } = await askCity<{ listedAreas: { nodes: readonly Listed[] } }>(
      'incidents',
      `listedAreas { nodes { region { code } period criminal { value } criminalYearBefore { value }
         incidentRateDown clearance { numerator { value } value } clearanceMet } }`,
    );
    const listed = listedAreas.nodes.filter(({ period }) => periods.includes(period));
    expect(listed.length).toBeGreaterThan(0);
    expect(listed).toEqual(
      listed.map(({ region, period, criminalYearBefore: { value: before } }) => {
        const criminal = toldOf('IncidentStats.criminal', region.code, period);
        const solved = toldOf('IncidentStats.currentCaseClearance.numerator', region.code, period);
        const clearance = solved === null || !criminal ? null : solved / criminal;
        return {
          region,
          period,
          criminal: { value: criminal },
          criminalYearBefore: { value: before },
          incidentRateDown: criminal === null || before === null ? null : criminal < before,
          clearance: { numerator: { value: solved }, value: clearance },
          clearanceMet: clearance === null ? null : clearance >= 0.3,
        };
      }),
    );
  });

  it('for grids below a link rate, whatever the rate: a list of rates that are told', async () => {
    const rates = office.city.grids.map(({ code }) => {
      const linked = toldOf('PopulationStats.linkRate.numerator', code, '2026');
      const residents = toldOf('PopulationStats.linkRate.denominator', code, '2026');
      return { gridCode: code, rate: linked === null || !residents ? null : linked / residents };
    });
    const thresholds = Array.from({ length: 100 }, (_, i) => (i + 1) / 100);
    const lists = await askCity<Record<string, { nodes: readonly { gridCode: string }[] }>>(
      'population',
      thresholds
        .map((rate, i) => {
          return `l${i}: gridsBelowLinkRate(rate: ${rate}, period: "2026", first: 100) { nodes { gridCode } }`;
        })
        .join(' '),
    );
    expect(thresholds.map((_, i) => lists[`l${i}`]?.nodes)).toEqual(
      thresholds.map((threshold) =>
        rates
          .filter(({ rate }) => rate !== null && rate < threshold)
          .map(({ gridCode }) => ({ gridCode })),
      ),
    );
  });

  it.each([
    ['OVERDUE', 'overdue'],
    ['REVIEW_OVERTURN', 'reviewOverturn.numerator'],
    ['SUGGESTIONS_ADOPTED', 'suggestionsAdopted.numerator'],
  ])('for departments in the order %s: that of the counts that are told', async (order, path) => {
    const { page } = await askCity<{ page: { nodes: { department: { uscc: string } }[] } }>(
      'petitions',
      `page: petitionStatsByDepartment(period: "2026", orderBy: ${order}, first: 100) {
         nodes { department { uscc } } }`,
    );
    const countOf = (uscc: string) => toldOf(`PetitionStats.${path}`, uscc, '2026') ?? -1;
    const departments = office.city.departments.map(({ uscc }) => uscc).sort();
    expect(page.nodes.map(({ department }) => department.uscc)).toEqual(
      departments.sort((left, right) => countOf(right) - countOf(left)),
    );
  });
});
