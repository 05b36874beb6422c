import {
  type AreaStatistics,
  assertLevel,
  bucketsOf,
  ratioOf,
  statisticFields,
} from '@civicgraph/shared';
import { accidentKinds, zeroToleranceKinds } from '../codes';
import type { IncidentsContext } from '../loaders';
import { incidentRollup } from '../statistics/incidentRollup';
import { accidentMeasure, eventMeasure } from '../statistics/safetyRollup';
import { assertYear } from './assertYear';
import { drugSeizedKg, organisedCrime, patrolDeployment } from './returns';
import {
  amount,
  buckets,
  cell,
  cellBeside,
  fromSafetyRow,
  partCell,
  ratio,
  safetyOf,
} from './safetyCells';
import { zeroIncidentAreas, zeroThreeColours } from './villageCells';

const incidentFields = statisticFields(incidentRollup);
const eightMajor = partCell('eight_major');
const robberyTheft = partCell('robbery_theft');
const videoSolved = partCell('video_solved');
const civilHomicides = cellBeside('civil_homicide', 'civil_origin');

export const IncidentStats = {
  period: ({ period }: AreaStatistics) => period.text,
  criminal: incidentFields.cell('criminal'),
  clearance: incidentFields.ratio('criminal_solved', 'criminal'),
  currentCaseClearance: (statistics: AreaStatistics) => {
    assertLevel('currentCaseClearance', statistics.area, 'TOWN');
    return incidentFields.ratio('cases_solved', 'criminal')(statistics);
  },
  eightMajor: fromSafetyRow('COUNTY', eightMajor),
  eightMajorClearance: fromSafetyRow('COUNTY', (safety) =>
    ratioOf(partCell('eight_major_solved')(safety), eightMajor(safety)),
  ),
  homicide: fromSafetyRow('CITY', cell('homicide')),
  homicideClearance: fromSafetyRow('CITY', ratio('homicide_solved', 'homicide')),
  robberyTheft: fromSafetyRow('COUNTY', robberyTheft),
  robberyTheftClearance: fromSafetyRow('COUNTY', (safety) =>
    ratioOf(partCell('robbery_theft_solved')(safety), robberyTheft(safety)),
  ),
  telecomFraud: (statistics: AreaStatistics) => {
    assertLevel('telecomFraud', statistics.area, 'COUNTY');
    return statistics;
  },
  techCaughtShare: fromSafetyRow('CITY', (safety) =>
    ratioOf(cell('tech_caught')(safety), videoSolved(safety)),
  ),
  videoSolvedShare: async (
    statistics: AreaStatistics,
    args: unknown,
    context: IncidentsContext,
  ) => {
    const read = fromSafetyRow('CITY', videoSolved);
    const solved = await read(statistics, args, context, { fieldName: 'videoSolvedShare' });
    return ratioOf(solved, incidentFields.cell('criminal')(statistics));
  },
  avgResponseMinutes: fromSafetyRow('COUNTY', (safety) => {
    const minutes = amount('response_minutes')(safety);
    const calls = cell('calls_timed')(safety).value;
    return minutes === null || !calls ? null : minutes / calls;
  }),
  onSceneHandling: fromSafetyRow('COUNTY', ratio('calls_handled', 'calls')),
  accidents: fromSafetyRow('COUNTY', buckets(bucketsOf(accidentKinds, accidentMeasure))),
  accidentTotal: fromSafetyRow('COUNTY', cell('accidents')),
  accidentDeaths: fromSafetyRow('COUNTY', cell('accident_deaths')),
  drugCases: fromSafetyRow('CITY', partCell('drug_cases')),
  drugSeizedKg: (statistics: AreaStatistics, _: unknown, context: IncidentsContext) => {
    assertLevel('drugSeizedKg', statistics.area, 'CITY');
    assertYear('drugSeizedKg', statistics);
    return drugSeizedKg(statistics, context);
  },
  organisedCrime: (statistics: AreaStatistics, _: unknown, context: IncidentsContext) => {
    assertLevel('organisedCrime', statistics.area, 'CITY');
    assertYear('organisedCrime', statistics);
    return organisedCrime(statistics, context);
  },
  zeroIncidentAreas: (statistics: AreaStatistics, _: unknown, context: IncidentsContext) => {
    assertLevel('zeroIncidentAreas', statistics.area, 'COUNTY');
    return zeroIncidentAreas(statistics, context);
  },
  zeroToleranceEvents: fromSafetyRow(
    'COUNTY',
    buckets(bucketsOf(zeroToleranceKinds, eventMeasure)),
  ),
  patrolDeployment: (statistics: AreaStatistics, _: unknown, context: IncidentsContext) => {
    assertLevel('patrolDeployment', statistics.area, 'COUNTY');
    return patrolDeployment(statistics, context);
  },
  recoveredLossYuan: fromSafetyRow('COUNTY', amount('recovered_yuan')),
  civilToCriminal: fromSafetyRow('COUNTY', partCell('civil_origin')),
  civilHomicides: async (statistics: AreaStatistics, _: unknown, context: IncidentsContext) => {
    assertLevel('civilHomicides', statistics.area, 'CITY');
    assertYear('civilHomicides', statistics);
    return civilHomicides(await safetyOf(statistics, context));
  },
  zeroThreeColours: (statistics: AreaStatistics, _: unknown, context: IncidentsContext) => {
    assertLevel('zeroThreeColours', statistics.area, 'VILLAGE');
    return zeroThreeColours(statistics, context);
  },
};
