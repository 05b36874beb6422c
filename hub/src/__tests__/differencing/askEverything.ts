import { viewerOf } from '@civicgraph/shared/testing';
import { type AnswersOfArea, askSubgraph, type StatisticsOffice } from './askStatistics';
import { withCaseloads } from './caseload';

/**
 * The subgraphs that count people. The directory counts posts, stations and catalogues; its surveys have samples of
 * their own, which do not add up.
 */
export const countingSubgraphs = [
  'population',
  'housing',
  'special-populations',
  'petitions',
  'incidents',
  'disputes',
];

const careReaders = ['AUDITOR', 'MH_CARE', 'CARE_OTHER'] as const;

/** What an auditor is told by a subgraph, and care workers beside by that of care. */
export async function askEverything(
  office: StatisticsOffice,
  name: string,
  periods: readonly string[],
): Promise<AnswersOfArea[]> {
  if (name !== 'special-populations') {
    return askSubgraph(office, name, viewerOf('AUDITOR'), periods);
  }
  const told = [];
  for (const role of careReaders) {
    const ofRole = await askSubgraph(office, name, viewerOf(role), periods);
    told.push(...(await withCaseloads(office, role, ofRole)));
  }
  return told;
}

/** Counts by `path of area in period`, as the reader names them; null where one is withheld. */
export function countsOf(answers: readonly AnswersOfArea[]): Map<string, number | null> {
  return new Map(
    answers.flatMap(({ area, period, cells }) =>
      [...cells].map(([path, { value }]) => [`${path} of ${area} in ${period}`, value] as const),
    ),
  );
}
