import { specialPopulationsSubgraph } from '@civicgraph/subgraph-special-populations';
import type { AnsweredCell } from './Answers';
import type { AnswersOfArea, StatisticsOffice } from './askStatistics';

/** Which cases `caseloadPerWorker` is about when it names no service, by the viewer's role. */
const groups = { AUDITOR: 'ALL', MH_CARE: 'MENTAL_HEALTH', CARE_OTHER: 'OTHER' } as const;

export type CareReader = keyof typeof groups;

/**
 * What a reader of the statistics of care learns beside the counts: how many care workers there are can be seen in
 * any office, so a caseload tells the cases. What two viewers are told differently bears the viewer's role.
 */
export async function withCaseloads(
  { subgraph }: StatisticsOffice,
  role: CareReader,
  answers: readonly AnswersOfArea[],
): Promise<AnswersOfArea[]> {
  const [definition] = specialPopulationsSubgraph.synthetic.rollups;
  const rows: Readonly<Record<string, string | number>>[] = await subgraph(
    'special-populations',
  ).subgraph.database.query(`SELECT * FROM ${definition?.rollup.table}`);
  const rowOf = new Map(rows.map((row) => [`${row.area_code} ${row.period}`, row]));
  return answers.map((answer) => {
    const row = rowOf.get(`${answer.area} ${answer.period}`);
    const cells = new Map<string, AnsweredCell>();
    for (const [path, cell] of answer.cells) {
      cells.set(role === 'AUDITOR' ? path : path.replace('.serviceOnTime', `$& of ${role}`), cell);
    }
    for (const [path, caseload] of answer.others) {
      const service = /^CareStats\.caseloadPerWorker(?:__(.*))?$/.exec(path);
      if (!service || typeof caseload !== 'number') continue;
      const group = service[1] ?? groups[role];
      const value = Math.round(caseload * Number(row?.[`workers_${group.toLowerCase()}`]));
      cells.set(`CareStats.cases__${group}`, { value, suppressed: false });
    }
    return { ...answer, cells };
  });
}
