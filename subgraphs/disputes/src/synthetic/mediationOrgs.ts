import {
  ancestorAt,
  type City,
  createRandom,
  type Random,
  regionLevelOf,
} from '@civicgraph/shared';
import type { MediationKind } from '../codeLists';
import type { MediationOrgRow } from '../MediationOrgRow';

type Level = 'CITY' | 'COUNTY' | 'TOWN' | 'VILLAGE';

interface OrgTemplate {
  readonly kind: MediationKind;
  readonly title: string;
  /** Most full-time and part-time mediators; a village has one full-time mediator or none. */
  readonly fullTime: number;
  readonly partTime: number;
}

/** What each division of a level has, in the order of their serials. */
const templates: Readonly<Record<Level, readonly OrgTemplate[]>> = {
  CITY: [{ kind: 'INDUSTRY', title: '知识产权纠纷人民调解委员会', fullTime: 5, partTime: 6 }],
  COUNTY: [
    { kind: 'ADMINISTRATIVE', title: '行政争议调解中心', fullTime: 4, partTime: 4 },
    { kind: 'JUDICIAL', title: '诉前调解中心', fullTime: 6, partTime: 8 },
    { kind: 'INDUSTRY', title: '劳动争议人民调解委员会', fullTime: 5, partTime: 6 },
    { kind: 'INDUSTRY', title: '医疗纠纷人民调解委员会', fullTime: 4, partTime: 5 },
    { kind: 'INDUSTRY', title: '道路交通事故人民调解委员会', fullTime: 4, partTime: 5 },
    { kind: 'INDUSTRY', title: '物业纠纷人民调解委员会', fullTime: 3, partTime: 5 },
  ],
  TOWN: [{ kind: 'PEOPLES', title: '人民调解委员会', fullTime: 3, partTime: 6 }],
  VILLAGE: [{ kind: 'PEOPLES', title: '人民调解委员会', fullTime: 1, partTime: 5 }],
};

/** Types of dispute that an organisation of the county is there for, by its serial. */
const industryOf: Readonly<Record<string, number>> = { '10': 3, '15': 4, '16': 5, '17': 6 };

/** `MO-990101001000-01`: the division that it serves, and a serial of two digits. */
function orgId(regionCode: string, serial: number): string {
  return `MO-${regionCode}-${String(serial).padStart(2, '0')}`;
}

/** The mediation organisations of a city, division by division. */
export function* mediationOrgs(city: City): Generator<MediationOrgRow> {
  for (const [index, { code, name }] of city.regions.entries()) {
    const level = regionLevelOf(code);
    if (level === 'PROVINCE') continue;
    for (const [place, { kind, title, fullTime, partTime }] of templates[level].entries()) {
      const random = createRandom(city.seed, 'mediation-org', index * 10 + place);
      yield {
        org_id: orgId(code, place + 1),
        name: `${name}${title}`,
        kind,
        region_code: code,
        full_time: level === 'VILLAGE' ? Number(random.chance(0.7)) : 1 + random.int(fullTime),
        part_time: 1 + random.int(partTime),
      };
    }
  }
}

/** Who mediates a dispute: what a court hands over goes to its centre, a trade to its committee, most to the village. */
export function orgOfDispute(
  random: Random,
  village: string,
  dispute: { readonly type: string; readonly isPreLitigation: boolean },
): string {
  const county = ancestorAt(village, 'COUNTY');
  if (dispute.isPreLitigation) return orgId(county, 2);
  const serial = industryOf[dispute.type];
  if (serial !== undefined && random.chance(0.6)) return orgId(county, serial);
  if (dispute.type === '12') return orgId(ancestorAt(village, 'CITY'), 1);
  if (dispute.type === '08' && random.chance(0.5)) return orgId(county, 1);
  return random.chance(0.35) ? orgId(ancestorAt(village, 'TOWN'), 1) : orgId(village, 1);
}
