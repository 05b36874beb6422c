import type { DepartmentKind } from '@civicgraph/shared';
import type { CareCategory, ServiceKind } from '../statistics/careCodes';

/** How a category of cases runs in the synthetic city. */
export interface CarePlan {
  /** Who leads the service. */
  readonly department: DepartmentKind;
  readonly legalBasis: string;
  /**
   * When the service ends: a term of months, a birthday, or the next yearly review of the consent
   * it rests on.
   */
  readonly end:
    | { readonly kind: 'TERM'; readonly fromMonths: number; readonly toMonths: number }
    | { readonly kind: 'BIRTHDAY'; readonly age: number }
    | { readonly kind: 'YEARLY_REVIEW' };
  /** Services and the months from one to the next. */
  readonly services: readonly (readonly [kind: ServiceKind, everyMonths: number])[];
}

export const carePlans: Readonly<Record<CareCategory, CarePlan>> = {
  RELEASED_AFTERCARE: {
    department: 'JUSTICE',
    legalBasis: '《中华人民共和国监狱法》第三十七条',
    end: { kind: 'TERM', fromMonths: 60, toMonths: 60 },
    services: [
      ['VISIT', 3],
      ['JOB_PLACEMENT', 12],
      ['LEGAL_AID', 24],
    ],
  },
  COMMUNITY_CORRECTION: {
    department: 'JUSTICE',
    legalBasis: '《中华人民共和国社区矫正法》第三十六条',
    end: { kind: 'TERM', fromMonths: 6, toMonths: 36 },
    services: [
      ['VISIT', 1],
      ['COUNSELLING', 6],
      ['JOB_PLACEMENT', 12],
    ],
  },
  COMMUNITY_DETOX: {
    department: 'GOVERNANCE',
    legalBasis: '《中华人民共和国禁毒法》第三十四条',
    end: { kind: 'TERM', fromMonths: 36, toMonths: 36 },
    services: [
      ['COUNSELLING', 2],
      ['JOB_PLACEMENT', 12],
    ],
  },
  SMI: {
    department: 'HEALTH',
    legalBasis: '《中华人民共和国精神卫生法》第五十五条',
    end: { kind: 'YEARLY_REVIEW' },
    services: [
      ['VISIT', 3],
      ['MEDICAL', 12],
    ],
  },
  LEFT_BEHIND_CHILD: {
    department: 'CIVIL_AFFAIRS',
    legalBasis: '《中华人民共和国未成年人保护法》第四十三条',
    end: { kind: 'BIRTHDAY', age: 16 },
    services: [
      ['VISIT', 1],
      ['SCHOOLING', 6],
      ['COUNSELLING', 6],
    ],
  },
  CHILD_IN_DIFFICULTY: {
    department: 'CIVIL_AFFAIRS',
    legalBasis: '《中华人民共和国未成年人保护法》第九十一条',
    end: { kind: 'BIRTHDAY', age: 18 },
    services: [
      ['VISIT', 2],
      ['SUBSIDY', 3],
      ['SCHOOLING', 6],
    ],
  },
  LEFT_BEHIND_ELDER: {
    department: 'CIVIL_AFFAIRS',
    legalBasis: '《中华人民共和国老年人权益保障法》第三十七条',
    end: { kind: 'YEARLY_REVIEW' },
    services: [
      ['VISIT', 1],
      ['MEDICAL', 12],
    ],
  },
  LEFT_BEHIND_WOMAN: {
    department: 'CIVIL_AFFAIRS',
    legalBasis: '《中华人民共和国妇女权益保障法》第五十四条',
    end: { kind: 'YEARLY_REVIEW' },
    services: [
      ['VISIT', 3],
      ['JOB_PLACEMENT', 12],
    ],
  },
  DISABLED: {
    department: 'DISABLED_FEDERATION',
    legalBasis: '《中华人民共和国残疾人保障法》第四十八条',
    end: { kind: 'YEARLY_REVIEW' },
    services: [
      ['SUBSIDY', 3],
      ['VISIT', 6],
      ['HOUSING', 36],
    ],
  },
};
