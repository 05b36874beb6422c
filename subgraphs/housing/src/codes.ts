/** Code lists of the schema's enums with their Chinese terms, in the order that buckets have. */
export const dwellingUses = {
  RESIDENTIAL: '住宅',
  COMMERCIAL: '商业',
  OFFICE: '办公',
  INDUSTRIAL: '工业',
  PUBLIC: '公共服务',
  MIXED: '商住混合',
  OTHER: '其他',
} as const;

export type DwellingUse = keyof typeof dwellingUses;

/** 房屋使用情况. */
export const occupancies = {
  OWNER: '自住',
  RENTED: '出租',
  LODGING: '借住',
  COLLECTIVE: '集体宿舍',
  VACANT: '空置',
  UNKNOWN: '未知',
} as const;

export type Occupancy = keyof typeof occupancies;

/** 隐患类别. */
export const hazardKinds = [
  'HIGH_RISE',
  'FLAMMABLE',
  'CROWDED_PLACE',
  'ELECTRICAL',
  'STRUCTURE',
] as const;

export type HazardKind = (typeof hazardKinds)[number];

/** Whether a hazard of the kind is one of fire (火灾隐患). */
export function isFireHazard(kind: HazardKind): boolean {
  return kind !== 'STRUCTURE';
}
