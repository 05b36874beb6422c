import {
  type City,
  careCaseId,
  careCaseSubject,
  departmentOf,
  personRef,
  petitionId,
  type Role,
} from '@civicgraph/shared';
import { disputeId } from '@civicgraph/subgraph-disputes';

/** A viewer to try the hub as: the arguments of `npm run token`, and a query that shows its view. */
export interface DemoViewer {
  readonly role: Role;
  readonly arguments: readonly string[];
  /** Name of the example (`examples/<name>.graphql`) that suits the role. */
  readonly example: string;
}

/** One demo viewer a role, with codes that the city has. The mediator's is that of a dispute, once their department publishes them. */
export function demoViewers(city: City): DemoViewer[] {
  const village = city.villages[0];
  const grid = village?.grids[0];
  if (!village || !grid) throw new Error('A city has a village with a grid.');
  const county = village.countyCode;
  const petitionOffice = departmentOf(city, county, 'PETITION_OFFICE').uscc;
  const viewer = (role: Role, example: string, ...words: string[]): DemoViewer => ({
    role,
    example,
    arguments: ['--role', role.toLowerCase().replaceAll('_', '-'), ...words],
  });
  return [
    viewer('DASH', '20-wall-dashboard', '--region', city.cityCode),
    viewer('ANALYST', '01-region-card', '--region', city.cityCode),
    viewer('GRID', '15-visits-today', '--grid', grid.code),
    viewer(
      'PETITION',
      '14-departments-overdue',
      '--department',
      petitionOffice,
      '--case',
      petitionId(city, village.petitions.start),
    ),
    viewer('MEDIATOR', '03-residents-per-grid-worker', '--case', disputeId(village, 0)),
    viewer('MH_CARE', '19-own-cases', ...casesWhere(city, (category) => category === 'SMI')),
    viewer('CARE_OTHER', '19-own-cases', ...casesWhere(city, (category) => category !== 'SMI')),
    viewer('POLICE', '05-rented-dwellings', '--region', county),
    viewer('DEPT_ADMIN', '14-departments-overdue', '--department', petitionOffice),
    viewer('AUDITOR', '18-data-resources', '--region', city.cityCode),
    viewer('SUBJECT', '16-own-petition', '--subject', personRef(city, 0)),
  ];
}

/** `--case` arguments of the city's first three cases of a kind. */
export function casesWhere(city: City, suits: (category: string) => boolean): string[] {
  const words: string[] = [];
  for (const village of city.villages) {
    for (let offset = 0; offset < village.careCases.count; offset += 1) {
      const index = village.careCases.start + offset;
      if (!suits(careCaseSubject(city, village, index).category)) continue;
      words.push('--case', careCaseId(city, index));
      if (words.length === 6) return words;
    }
  }
  return words;
}
