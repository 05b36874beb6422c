import { codesOf } from '@civicgraph/shared';

/** A code and its Chinese label. */
type CodeList = Readonly<Record<string, string>>;

/** 纠纷类型, as the justice bureaus count them; the codes are those that the police note as origins of cases. */
export const disputeTypes = {
  '01': '婚姻家庭',
  '02': '邻里',
  '03': '房屋宅基地',
  '04': '合同',
  '05': '生产经营',
  '06': '损害赔偿',
  '07': '山林土地',
  '08': '征地拆迁',
  '09': '环境污染',
  '10': '劳动争议',
  '11': '旅游',
  '12': '知识产权',
  '13': '互联网',
  '14': '消费',
  '15': '医疗',
  '16': '道路交通事故',
  '17': '物业',
  '99': '其他',
} as const satisfies CodeList;
export type DisputeType = keyof typeof disputeTypes;

/** In the order of the list: an object puts keys that look like numbers ("10") before those that do not ("01"). */
export const disputeTypeCodes = codesOf(disputeTypes).sort();

/** 纠纷来源. */
export const disputeSources = {
  PROACTIVE: '主动调解',
  APPLIED: '申请调解',
  ENTRUSTED: '接受委托移送调解',
} as const satisfies CodeList;
export type DisputeSource = keyof typeof disputeSources;

/** 重点领域. */
export const disputeFields = {
  LAND_REQUISITION: '征地拆迁',
  LABOUR: '劳动社保',
  HEALTH: '医疗卫生',
  ENVIRONMENT: '环境保护',
  FUNDRAISING: '非法集资',
  OTHER: '其他',
} as const satisfies CodeList;
export type DisputeField = keyof typeof disputeFields;

/** Mediations that have ended; a refusal is none, for it never began. */
export type ConcludedStatus = 'AGREED' | 'FAILED' | 'REFERRED' | 'WITHDRAWN';
export type DisputeStatus = 'FOUND' | 'ACCEPTED' | 'MEDIATING' | 'REFUSED' | ConcludedStatus;
export type DisputeScale = 'INDIVIDUAL' | 'GENERAL_GROUP' | 'MAJOR_GROUP';
export type MediationKind = 'PEOPLES' | 'ADMINISTRATIVE' | 'JUDICIAL' | 'INDUSTRY';

function isDisputeType(code: string): code is DisputeType {
  return Object.hasOwn(disputeTypes, code);
}

/** The type that a code belongs to: codes that were retired are 99. */
export function disputeTypeOf(code: string): DisputeType {
  return isDisputeType(code) ? code : '99';
}

/** A type code in words. */
export function disputeTypeLabel(code: string): string {
  return isDisputeType(code) ? disputeTypes[code] : `${disputeTypes['99']}（停用代码）`;
}
