import { ancestorAt, createUscc } from '../codes';
import { HubError, quote } from '../errors';
import type { City, CityRegion } from './City';

/** The offices that the city and each of its counties have. */
export const departmentKinds = [
  'PETITION_OFFICE',
  'POLICE',
  'CIVIL_AFFAIRS',
  'JUSTICE',
  'HEALTH',
  'HOUSING',
  'GOVERNANCE',
  'DISABLED_FEDERATION',
  'HUMAN_RESOURCES',
  'LAND',
  'EDUCATION',
  'DATA',
] as const;
export type DepartmentKind = (typeof departmentKinds)[number];

export interface CityDepartment {
  readonly uscc: string;
  readonly name: string;
  readonly kind: DepartmentKind;
  /** A city's or a county's code. */
  readonly regionCode: string;
  /** The office of the same kind one level up; null at the city. */
  readonly parentUscc: string | null;
}

const titles: Readonly<Record<DepartmentKind, string>> = {
  PETITION_OFFICE: '信访局',
  POLICE: '公安局',
  CIVIL_AFFAIRS: '民政局',
  JUSTICE: '司法局',
  HEALTH: '卫生健康委员会',
  HOUSING: '住房和城乡建设局',
  GOVERNANCE: '委政法委员会',
  DISABLED_FEDERATION: '残疾人联合会',
  HUMAN_RESOURCES: '人力资源和社会保障局',
  LAND: '自然资源局',
  EDUCATION: '教育局',
  DATA: '大数据局',
};

/** The departments of a city, those of the city first, then county by county. */
export function createDepartments(regions: readonly CityRegion[]): CityDepartment[] {
  return regions
    .filter(({ level }) => level === 'CITY' || level === 'COUNTY')
    .flatMap((region) =>
      departmentKinds.map((kind) => ({
        uscc: departmentUscc(region.code, kind),
        name: `${region.name}${titles[kind]}`,
        kind,
        regionCode: region.code,
        parentUscc:
          region.level === 'CITY' ? null : departmentUscc(ancestorAt(region.code, 'CITY'), kind),
      })),
    );
}

/**
 * The department of a kind that serves a city or county.
 * @throws HubError ARGUMENT_INVALID when the region is neither
 */
export function departmentOf(city: City, regionCode: string, kind: DepartmentKind): CityDepartment {
  const department = city.departments.find(
    (candidate) => candidate.kind === kind && candidate.regionCode === regionCode,
  );
  if (!department) {
    throw new HubError(
      'ARGUMENT_INVALID',
      `No department of region ${quote(regionCode)}. Expected the code of the city or of a county, for example "990101000000".`,
    );
  }
  return department;
}

/** 11: government organs. A government's own digits come first, then a serial of ours. */
function departmentUscc(regionCode: string, kind: DepartmentKind): string {
  const serial = String(departmentKinds.indexOf(kind) + 1).padStart(2, '0');
  return createUscc('11', regionCode.slice(0, 6), `00${regionCode.slice(2, 6)}${serial}`);
}
