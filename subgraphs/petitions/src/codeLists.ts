/** A code and its Chinese label. */
export type CodeList = Readonly<Record<string, string>>;

/** 信访渠道, 信访工作条例 art. 17. */
export const channels = {
  ONLINE: '信息网络',
  LETTER: '书信',
  VISIT: '走访',
  PHONE: '电话',
  FAX: '传真',
} as const satisfies CodeList;
export type Channel = keyof typeof channels;

/** 信访目的, without 检举控告类, which is never counted with the others. */
export const countedPurposes = {
  SUGGESTION: '建议意见类',
  APPEAL_REQUEST: '申诉求决类',
} as const satisfies CodeList;
export type CountedPurpose = keyof typeof countedPurposes;
export type Purpose = CountedPurpose | 'ACCUSATION';

/** 内容分类. The list is ours, as every province keeps its own. */
export const categories = {
  LAND: '自然资源',
  HOUSING: '住房城建',
  LABOUR: '劳动社保',
  CIVIL_AFFAIRS: '民政救助',
  HEALTH: '卫生健康',
  EDUCATION: '教育',
  POLICING: '公安',
  JUSTICE: '司法',
  GOVERNANCE: '基层治理',
  DATA: '政务服务',
  DISABILITY_SERVICE: '助残服务',
  OTHER: '其他',
} as const satisfies CodeList;
export type Category = keyof typeof categories;

export type Route =
  | 'LITIGATION'
  | 'ARBITRATION'
  | 'PARTY_APPEAL'
  | 'ADMIN_PROCEDURE'
  | 'DUTY'
  | 'PETITION';

export type Status =
  | 'REGISTERED'
  | 'TRANSFERRED'
  | 'ACCEPTED'
  | 'NOT_ACCEPTED'
  | 'HANDLING'
  | 'EXTENDED'
  | 'CLOSED'
  | 'REVIEW'
  | 'RECHECK'
  | 'FINAL'
  | 'WITHDRAWN';

export type Opinion = 'SUPPORT' | 'EXPLAIN' | 'REJECT';
export type Satisfaction = 'SATISFIED' | 'BASICALLY' | 'UNSATISFIED' | 'NOT_EVALUATED';

/** The category that a code belongs to: codes that were retired are OTHER. */
export function categoryOf(code: string): Category {
  return Object.hasOwn(categories, code) ? (code as Category) : 'OTHER';
}

/** A category code in words. */
export function categoryLabel(code: string): string {
  return Object.hasOwn(categories, code)
    ? categories[code as Category]
    : `${categories.OTHER}（停用代码）`;
}
