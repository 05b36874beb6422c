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

  it('yuan lost by fraud are told where the cases are, and nowhere else', () => {
    const lost = answers.filter(({ others }) => {
      return typeof others.get('IncidentStats.telecomFraud.lossYuan') === 'number';
    });
    const cases = lost.map(({ cells }) => cells.get('IncidentStats.telecomFraud.count'));
    expect(lost.length).toBeGreaterThan(0);
    expect(cases.filter((cell) => cell?.value == null)).toEqual([]);
  });
});

describe('another way to ask tells no more', () => {
  /** One field of every region, asked by an auditor with what the field requires of other subgraphs. */
  async function ofRegions(name: string, selection: string, required: object = {}) {
    const { data, errors } = await office.subgraph(name).entities(
      viewerOf('AUDITOR'),
      'Region',
      selection,
      office.city.regions.map(({ code }) => ({ code, ...required })),
    );
    return { entities: data?._entities as Record<string, never>[], errors };
  }
  const toldOf = (path: string, area: string, period: string) =>
    counts.get(`${path} of ${area} in ${period}`);

  it('for residents by year, by grid worker, and for a budget by head', async () => {
    const { entities } = await ofRegions(
      'population',
      `{ residentPopulations { year cell { value } } residentsPerGridWorker
         governanceBudgetPerCapita(year: 2026) }`,
      { gridWorkerCount: 1, governanceBudgets: [{ year: 2026, yuan: 1 }] },
    );
    const expected = office.city.regions.map(({ code }) => {
      const settled = toldOf('PopulationStats.residentPopulation', code, '2026') ?? null;
      return {
        year: { year: 2026, cell: { value: settled } },
        residentsPerGridWorker: toldOf('PopulationStats.total', code, '2026') ?? null,
        governanceBudgetPerCapita: settled && 1 / settled,
      };
    });
    expect(
      entities.map(({ residentPopulations, ...rates }) => ({
        year: (residentPopulations as unknown[]).at(-1),
        ...rates,
      })),
    ).toEqual(expected);
  });

  it('for criminal cases by head', async () => {
    const residentPopulations = [{ year: 2026, cell: { value: 100_000, suppressed: false } }];
    for (const period of ['2026', '2026-Q3', '2026-10']) {
      const { entities } = await ofRegions(
        'incidents',
        `{ criminalCasesPer100k(period: "${period}") }`,
        { residentPopulations },
      );
      expect(entities.map(({ criminalCasesPer100k }) => criminalCasesPer100k)).toEqual(
        office.city.regions.map(({ code }) => toldOf('IncidentStats.criminal', code, period)),
      );
    }
  });

  it('for areas that are listed for remediation', async () => {
    const { entities } = await ofRegions(
      'incidents',
      `{ listedAreas { nodes {
           region { code } period criminal { value } clearance { numerator { value } value }
           criminalYearBefore { value } incidentRateDown clearanceMet } } }`,
    );
    type Listed = Record<string, never> & { region: { code: string }; period: string };
    const nodes = entities.flatMap(
      ({ listedAreas }) => (listedAreas as { nodes: Listed[] } | null)?.nodes ?? [],
    );
    const ofAskedPeriods = nodes.filter(({ period }) => periods.includes(period));
    expect(ofAskedPeriods.length).toBeGreaterThan(0);
    for (const { region, period, criminal, clearance } of ofAskedPeriods) {
      const solved = toldOf('IncidentStats.currentCaseClearance.numerator', region.code, period);
      expect(criminal).toEqual({ value: toldOf('IncidentStats.criminal', region.code, period) });
      expect((clearance as { numerator: object }).numerator).toEqual({ value: solved });
    }
    const untold = nodes.filter(
      ({ criminal, criminalYearBefore: before }) =>
        (criminal as { value: unknown }).value === null ||
        (before as { value: unknown }).value === null,
    );
    expect(untold.map(({ incidentRateDown }) => incidentRateDown)).toEqual(untold.map(() => null));
    const unclear = nodes.filter(
      ({ clearance }) => (clearance as { value: unknown }).value === null,
    );
    expect(unclear.map(({ clearanceMet }) => clearanceMet)).toEqual(unclear.map(() => null));
  });

  it('for grids below a link rate, whatever the rate: a list of rates that are told', async () => {
    const rates = office.city.grids.map(({ code }) => {
      const [linked, residents] = ['numerator', 'denominator'].map((half) =>
        counts.get(`PopulationStats.linkRate.${half} of ${code} in 2026`),
      );
      return { code, rate: linked == null || !residents ? null : linked / residents };
    });
    const thresholds = Array.from({ length: 100 }, (_, i) => (i + 1) / 100);
    const lists = thresholds.map(
      (rate, i) =>
        `l${i}: gridsBelowLinkRate(rate: ${rate}, period: "2026", first: 100) { nodes { gridCode } }`,
    );
    const { entities } = await ofRegions('population', `{ code ${lists.join(' ')} }`);
    const ofCity = entities.find(({ code }) => code === office.city.cityCode) ?? {};
    const listed = thresholds.map((_, i) =>
      (ofCity[`l${i}`] as { nodes: { gridCode: string }[] }).nodes.map((node) => node.gridCode),
    );
    expect(listed).toEqual(
      thresholds.map((threshold) =>
        rates.filter(({ rate }) => rate !== null && rate < threshold).map(({ code }) => code),
      ),
    );
  });

  it.each([
    ['OVERDUE', 'overdue'],
    ['REVIEW_OVERTURN', 'reviewOverturn.numerator'],
    ['SUGGESTIONS_ADOPTED', 'suggestionsAdopted.numerator'],
  ])(
    'for departments in the order %s: it is that of the counts that are told',
    async (order, path) => {
      const { entities } = await ofRegions(
        'petitions',
        `{ code petitionStatsByDepartment(period: "2026", orderBy: ${order}, first: 100) {
           nodes { department { uscc } } } }`,
      );
      const ofCity = entities.find(({ code }) => code === office.city.cityCode) ?? {};
      const { nodes } = ofCity.petitionStatsByDepartment as unknown as {
        nodes: { department: { uscc: string } }[];
      };
      const codes = nodes.map(({ department }) => department.uscc);
      const countOf = (uscc: string) =>
        counts.get(`PetitionStats.${path} of ${uscc} in 2026`) ?? -1;
      const expected = [...codes].sort().sort((left, right) => countOf(right) - countOf(left));
      expect(codes).toEqual(expected);
      expect(codes).toHaveLength(office.city.departments.length);
    },
  );
});
