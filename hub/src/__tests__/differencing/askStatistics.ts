import { rmSync } from 'node:fs';
import {
  type City,
  createCity,
  quarterOf,
  seedDomain,
  type Tier,
  type Viewer,
  yearOf,
} from '@civicgraph/shared';
import { openTestSubgraph, type TestSubgraph, temporaryFolder } from '@civicgraph/shared/testing';
import { allSubgraphDefinitions } from '../../subgraphs';
import { type Answers, takeApart } from './Answers';
import { standInsOf } from './areas';
import { type StatisticsField, statisticsFieldsOf } from './statisticsQuery';

/** The statistics of a whole city, behind the queries of its subgraphs. */
export interface StatisticsOffice {
  readonly city: City;
  readonly subgraph: (name: string) => TestSubgraph;
  close(): Promise<void>;
}

export async function openOffice(tier: Tier): Promise<StatisticsOffice> {
  const city = createCity(tier);
  const opened = new Map<string, TestSubgraph>();
  const folder = temporaryFolder();
  for (const definition of allSubgraphDefinitions) {
    const subgraph = await openTestSubgraph(definition, { kind: 'SQLITE', folder });
    opened.set(definition.name, subgraph);
    await seedDomain(subgraph.subgraph, definition, city);
  }
  return {
    city,
    subgraph(name) {
      const found = opened.get(name);
      if (!found) throw new Error(`There is no subgraph "${name}".`);
      return found;
    },
    async close() {
      for (const { subgraph } of opened.values()) await subgraph.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What was answered of each area and period, and of which type. */
export interface AnswersOfArea extends Answers {
  readonly area: string;
  readonly period: string;
}

/** Months with their quarters and years, by year. */
export function periodsOf(months: readonly string[]): string[] {
  return [...new Set(months.flatMap((month) => [yearOf(month), quarterOf(month), month]))].sort();
}

/** Asks for everything that a subgraph says of every area in every period. */
export async function askSubgraph(
  office: StatisticsOffice,
  name: string,
  viewer: Viewer,
  periods: readonly string[],
): Promise<AnswersOfArea[]> {
  const definition = allSubgraphDefinitions.find((candidate) => candidate.name === name);
  if (!definition) throw new Error(`There is no subgraph "${name}".`);
  const answers: AnswersOfArea[] = [];
  for (const field of statisticsFieldsOf(definition.typeDefs)) {
    const areas = areasOf(office.city, field.owner);
    for (const period of periods) {
      answers.push(...(await askField(office.subgraph(name), viewer, field, areas, period)));
    }
  }
  return answers;
}

async function askField(
  subgraph: TestSubgraph,
  viewer: Viewer,
  { owner, key, field, type, selection }: StatisticsField,
  areas: readonly string[],
  period: string,
): Promise<AnswersOfArea[]> {
  const { data, errors = [] } = await subgraph.entities(
    viewer,
    owner,
    `{ statistics: ${field}(period: "${period}") ${selection} }`,
    areas.map((area) => ({ [key]: area })),
  );
  const fault = errors.find(({ extensions }) => !isRefusal(extensions?.code));
  if (fault) throw new Error(fault.message);
  const entities = (data?._entities ?? []) as readonly ({ statistics: unknown } | null)[];
  return areas.flatMap((area, i) => {
    const statistics = entities[i]?.statistics;
    return statistics ? [{ area, period, ...takeApart(type, statistics) }] : [];
  });
}

/** That a statistic is not published of so small an area, or of so short a period. */
function isRefusal(code: unknown): boolean {
  return code === 'LEVEL_TOO_FINE' || code === 'ARGUMENT_INVALID';
}

function areasOf(city: City, owner: string): string[] {
  if (owner === 'Grid') return city.grids.map(({ code }) => code);
  if (owner === 'Department') return city.departments.map(({ uscc }) => uscc);
  return [...city.regions.map(({ code }) => code), ...standInsOf(city)];
}
