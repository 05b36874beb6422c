/** Classes of incidents (警情类别). */
export const incidentClasses = [
  'CRIMINAL',
  'PUBLIC_ORDER',
  'WORK_SAFETY',
  'TRAFFIC',
  'FIRE',
  'EMERGENCY_CALL',
] as const;
export type IncidentClass = (typeof incidentClasses)[number];

/** How far the handling of an incident has come (办理状态). */
export type IncidentStatus = 'REPORTED' | 'FILED' | 'SOLVED' | 'CLOSED' | 'UNFOUNDED';

const eightMajorOffences: readonly string[] = [
  'HOMICIDE',
  'INJURY',
  'RAPE',
  'ROBBERY',
  'ARSON',
  'EXPLOSION',
  'KIDNAP',
  'HIJACK',
];

/** The eight major kinds of criminal case (八类主要刑事案件; Ministry of Public Security, 2022-09-27). */
export function isEightMajor(offence: string | null): boolean {
  return offence !== null && eightMajorOffences.includes(offence);
}

/** Robbery, snatching and theft (两抢一盗). */
export function isRobberyOrTheft(offence: string | null): boolean {
  return offence === 'ROBBERY' || offence === 'SNATCH' || offence === 'THEFT';
}

/** Kinds of accident with their Chinese terms, in the order that buckets have. */
export const accidentKinds = {
  WORK_SAFETY: '生产安全事故',
  ROAD_TRAFFIC: '道路交通事故',
  FIRE: '火灾事故',
} as const;
export type AccidentKind = keyof typeof accidentKinds;

/** Events that must not happen (“不发生”类事件), as the authority classed them. */
export const zeroToleranceKinds = {
  MASS_CASUALTY: '群死群伤事故',
  MAJOR_FIRE: '重大火灾',
  EXPLOSION: '爆炸',
  MASS_INCIDENT: '重大群体性事件',
} as const;
export type ZeroToleranceKind = keyof typeof zeroToleranceKinds;
