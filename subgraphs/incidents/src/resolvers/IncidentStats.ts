import { ratioOf, readCell, readRatio } from '@civicgraph/shared';
import { accidentKinds, zeroToleranceKinds } from '../codes';
import type { IncidentsContext } from '../loaders';
import { incidentRollup } from '../statistics/incidentRollup';
import { accidentMeasure, eventMeasure } from '../statistics/safetyRollup';
import { assertLevel, assertYear } from './assertPublished';
import { drugSeizedKg, organisedCrime, patrolDeployment } from './returns';
import { amount, buckets, cell, fromSafetyRow, partCell, ratio } from './safetyCells';
import type { IncidentStatistics } from './statisticsOf';
import { zeroIncidentAreas, zeroThreeColours } from './villageCells';

const eightMajor = partCell('eight_major');
const robberyTheft = partCell('robbery_theft');
const videoSolved = partCell('video_solved');

export const IncidentStats = {
  period: ({ period }: IncidentStatistics) => period.text,
  criminal: ({ row }: IncidentStatistics) => readCell(row, incidentRollup, 'criminal'),
  clearance: ({ row }: IncidentStatistics) =>
    readRatio(row, incidentRollup, 'criminal_solved', 'criminal'),
  currentCaseClearance: (statistics: IncidentStatistics) => {
    assertLevel(statistics, 'TOWN', 'currentCaseClearance');
    return readRatio(statistics.row, incidentRollup, 'cases_solved', 'criminal');
  },
  eightMajor: fromSafetyRow('COUNTY', eightMajor),
  eightMajorClearance: fromSafetyRow('COUNTY', (row) =>
    ratioOf(partCell('eight_major_solved')(row), eightMajor(row)),
  ),
  homicide: fromSafetyRow('CITY', cell('homicide')),
  homicideClearance: fromSafetyRow('CITY', ratio('homicide_solved', 'homicide')),
  robberyTheft: fromSafetyRow('COUNTY', robberyTheft),
  robberyTheftClearance: fromSafetyRow('COUNTY', (row) =>
    ratioOf(partCell('robbery_theft_solved')(row), robberyTheft(row)),
  ),
  telecomFraud: (statistics: IncidentStatistics) => {
    assertLevel(statistics, 'COUNTY', 'telecomFraud');
    return statistics;
  },
  techCaughtShare: fromSafetyRow('CITY', (row) =>
    ratioOf(cell('tech_caught')(row), videoSolved(row)),
  ),
  videoSolvedShare: async (
    statistics: IncidentStatistics,
    args: unknown,
    context: IncidentsContext,
  ) => {
    const read = fromSafetyRow('CITY', videoSolved);
    const solved = await read(statistics, args, context, { fieldName: 'videoSolvedShare' });
    return ratioOf(solved, readCell(statistics.row, incidentRollup, 'criminal'));
  },
  avgResponseMinutes: fromSafetyRow('COUNTY', (row) => {
    const minutes = amount('response_minutes')(row);
    const calls = cell('calls_timed')(row).value;
    return minutes === null || !calls ? null : minutes / calls;
  }),
  onSceneHandling: fromSafetyRow('COUNTY', ratio('calls_handled', 'calls')),
  accidents: fromSafetyRow('COUNTY', buckets(accidentKinds, accidentMeasure)),
  accidentTotal: fromSafetyRow('COUNTY', cell('accidents')),
  accidentDeaths: fromSafetyRow('COUNTY', cell('accident_deaths')),
  drugCases: fromSafetyRow('CITY', partCell('drug_cases')),
  drugSeizedKg: (statistics: IncidentStatistics, _: unknown, context: IncidentsContext) => {
    assertLevel(statistics, 'CITY', 'drugSeizedKg');
    assertYear(statistics, 'drugSeizedKg');
    return drugSeizedKg(statistics, context);
  },
  organisedCrime: (statistics: IncidentStatistics, _: unknown, context: IncidentsContext) => {
    assertLevel(statistics, 'CITY', 'organisedCrime');
    assertYear(statistics, 'organisedCrime');
    return organisedCrime(statistics, context);
  },
  zeroIncidentAreas: (statistics: IncidentStatistics, _: unknown, context: IncidentsContext) => {
    assertLevel(statistics, 'COUNTY', 'zeroIncidentAreas');
    return zeroIncidentAreas(statistics, context);
  },
  zeroToleranceEvents: fromSafetyRow('COUNTY', buckets(zeroToleranceKinds, eventMeasure)),
  patrolDeployment: (statistics: IncidentStatistics, _: unknown, context: IncidentsContext) => {
    assertLevel(statistics, 'COUNTY', 'patrolDeployment');
    return patrolDeployment(statistics, context);
  },
  recoveredLossYuan: fromSafetyRow('COUNTY', amount('recovered_yuan')),
  civilToCriminal: fromSafetyRow('COUNTY', partCell('civil_origin')),
  zeroThreeColours: (statistics: IncidentStatistics, _: unknown, context: IncidentsContext) => {
    assertLevel(statistics, 'VILLAGE', 'zeroThreeColours');
    return zeroThreeColours(statistics, context);
  },
};
