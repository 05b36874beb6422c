import { codesOf } from '@civicgraph/shared';

/** `CareCategory` and its label: 服务对象类别. */
export const categoryLabels = {
  RELEASED_AFTERCARE: '安置帮教',
  COMMUNITY_CORRECTION: '社区矫正',
  COMMUNITY_DETOX: '社区戒毒、社区康复',
  SMI: '严重精神障碍服务',
  LEFT_BEHIND_CHILD: '留守儿童',
  CHILD_IN_DIFFICULTY: '困境儿童',
  LEFT_BEHIND_ELDER: '留守、独居老人',
  LEFT_BEHIND_WOMAN: '留守妇女',
  DISABLED: '残疾人',
} as const;

export type CareCategory = keyof typeof categoryLabels;
export const careCategories = codesOf(categoryLabels);

export const careServices = ['JUSTICE', 'DETOX', 'MENTAL_HEALTH', 'FAMILY', 'DISABILITY'] as const;
export type CareService = (typeof careServices)[number];

/** The line of service that a category belongs to. */
export const serviceOf: Readonly<Record<CareCategory, CareService>> = {
  RELEASED_AFTERCARE: 'JUSTICE',
  COMMUNITY_CORRECTION: 'JUSTICE',
  COMMUNITY_DETOX: 'DETOX',
  SMI: 'MENTAL_HEALTH',
  LEFT_BEHIND_CHILD: 'FAMILY',
  CHILD_IN_DIFFICULTY: 'FAMILY',
  LEFT_BEHIND_ELDER: 'FAMILY',
  LEFT_BEHIND_WOMAN: 'FAMILY',
  DISABLED: 'DISABILITY',
};

/** The four commitments of aftercare: 四有帮教. */
export const fourHaves = [
  'CUSTODY_SUPPORT',
  'MET_AT_RELEASE',
  'EMPLOYMENT',
  'COMMUNITY_HELP',
] as const;
export type FourHave = (typeof fourHaves)[number];

/** What a person is owed once, or once a year. */
export type DutyKind = FourHave | 'ENROLMENT' | 'SUPPORT_AGREEMENT' | 'GUARDIAN_SUBSIDY';

/** Kinds of children in difficulty that the statistics of youth support tell apart. */
export const difficultyKinds = ['STREET', 'CHILD_OF_PRISONER', 'IDLE'] as const;
export type YouthKind = 'LEFT_BEHIND' | (typeof difficultyKinds)[number];

export type ServiceKind =
  | 'SUBSIDY'
  | 'JOB_PLACEMENT'
  | 'LEGAL_AID'
  | 'MEDICAL'
  | 'COUNSELLING'
  | 'SCHOOLING'
  | 'HOUSING'
  | 'VISIT';

export type ServiceOutcome = 'PROVIDED' | 'PARTLY_PROVIDED' | 'REFERRED';
