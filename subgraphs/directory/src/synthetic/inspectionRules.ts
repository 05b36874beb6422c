import type { Random } from '@civicgraph/shared';
import {
  type AssessmentRule,
  allLevels,
  between,
  cityUp,
  countyUp,
  type Drawn,
  one,
  rule,
  some,
  successes,
  townUp,
} from './AssessmentRule';
import type { Area } from './areas';

const ifUrban =
  (urban: boolean, draw: (random: Random) => Drawn) =>
  (random: Random, { isUrban }: Area): Drawn =>
    isUrban === urban ? draw(random) : [0, 0];

const areas = { unit: 'AREAS' } as const;
const quarterly = { grain: 'QUARTER' } as const;

/** The platform, the standards of safe creation, and the prevention scheme. */
const schemeRules: readonly AssessmentRule[] = [
  rule('A07', 'COUNTY', one(1), { ...quarterly, target: 1, levels: countyUp, bases: ['COUNTY'] }),
  rule('A07', 'TOWN', one(0.99), { ...quarterly, target: 1, levels: townUp, bases: ['TOWN'] }),
  rule('A07', 'VILLAGE', one(0.97), { ...quarterly, target: 1 }),
  rule('A07', 'GRID', (random, { grids }) => [successes(random, grids, 0.94), grids], {
    ...quarterly,
    target: 1,
  }),
  rule('A09', 'GRADE_2', some(3, 8, 0.36), { target: 0.3, levels: countyUp, bases: ['COUNTY'] }),
  rule('A09', 'GRADE_3', some(2, 5, 0.52), { target: 0.5, levels: countyUp, bases: ['COUNTY'] }),
  rule('A12', null, one(0.42), {
    ...areas,
    target: 0.3,
    levels: countyUp,
    bases: ['TOWN', 'VILLAGE'],
  }),
  rule('A13', 'VILLAGE', ifUrban(false, one(0.84)), { ...areas, ...quarterly, target: 0.8 }),
  rule('A13', 'COMMUNITY', ifUrban(true, one(0.86)), { ...areas, ...quarterly, target: 0.8 }),
  rule('A13', 'UNIT', some(5, 20, 0.97), { unit: 'ORGANISATIONS', ...quarterly, target: 0.8 }),
  rule('A13', 'TOWN', one(0.9), {
    ...areas,
    ...quarterly,
    target: 0.8,
    levels: townUp,
    bases: ['TOWN'],
  }),
  rule('A13', 'COUNTY', one(0.9), {
    ...areas,
    ...quarterly,
    target: 0.8,
    levels: countyUp,
    bases: ['COUNTY'],
  }),
  rule('A16', null, one(0.93), { ...areas, target: 0.9 }),
  rule('A21', null, one(0.95), { ...areas, target: 0.9, levels: cityUp, bases: ['COUNTY'] }),
  rule('A22', null, some(4, 11, 0.94), { target: 1, levels: countyUp, bases: ['COUNTY'] }),
];

/** A county's listed areas: how many, and how many of them met each condition and all three. */
function listedAreas(random: Random) {
  const listed = between(random, 10, 14);
  const [incidents, clearance, satisfaction] = [0.9, 0.92, 0.9].map((probability) =>
    Array.from({ length: listed }, () => random.chance(probability)),
  ) as [boolean[], boolean[], boolean[]];
  const all = incidents.map((met, i) => met && clearance[i] === true && satisfaction[i] === true);
  return { listed, incidents, clearance, satisfaction, all };
}

const listed = {
  ...areas,
  levels: countyUp,
  bases: ['COUNTY'],
  stream: 'A23',
} as const satisfies Partial<AssessmentRule>;
const meeting =
  (which: 'incidents' | 'clearance' | 'satisfaction' | 'all') =>
  (random: Random): Drawn => {
    const found = listedAreas(random);
    return [found[which].filter(Boolean).length, found.listed];
  };

const listedAreaRules: readonly AssessmentRule[] = [
  rule('A23', 'LISTED', (random) => listedAreas(random).listed, {
    ...listed,
    target: { CITY: 20, COUNTY: 10 },
  }),
  rule('A23', 'OUTCOME', meeting('all'), listed),
  rule('A23', 'INCIDENTS_DOWN', meeting('incidents'), listed),
  rule('A23', 'CLEARANCE', meeting('clearance'), listed),
  rule('A23', 'SATISFACTION', meeting('satisfaction'), listed),
];

const patrollers = (random: Random) => between(random, 13, 24);
const patrolVolunteers = (random: Random) => between(random, 5, 12);
const leastPatrollers = 15;
const leastVolunteers = 6;
const staff = { unit: 'STAFF' } as const;

/** People on duty for public safety. */
const teamRules: readonly AssessmentRule[] = [
  rule('A25', 'FULL_TIME', patrollers, {
    ...staff,
    target: leastPatrollers,
    levels: ['TOWN'],
    bases: ['TOWN'],
    stream: 'A25-town',
  }),
  rule('A25', 'FULL_TIME_COMPLIANCE', (r) => [patrollers(r) >= leastPatrollers ? 1 : 0, 1], {
    ...areas,
    target: 1,
    levels: townUp,
    bases: ['TOWN'],
    stream: 'A25-town',
  }),
  rule('A25', 'VOLUNTEER', patrolVolunteers, {
    ...staff,
    target: leastVolunteers,
    levels: ['VILLAGE'],
    stream: 'A25-village',
  }),
  rule('A25', 'VOLUNTEER_COMPLIANCE', (r) => [patrolVolunteers(r) >= leastVolunteers ? 1 : 0, 1], {
    ...areas,
    target: 1,
    stream: 'A25-village',
  }),
  rule('A26', 'VOLUNTEER', (random) => between(random, 20, 120), { ...staff, levels: countyUp }),
  rule('A26', 'SECURITY_HOUSEHOLD_HEAD', (random) => between(random, 5, 25), {
    ...staff,
    levels: countyUp,
  }),
  rule('A26', 'MASS_PREVENTION', (random) => between(random, 4, 20), {
    ...staff,
    levels: countyUp,
  }),
  rule('A27', null, one(0.985), { ...areas, target: 1 }),
  rule('A27', 'POLICE_ROOM', (random) => (random.chance(0.3) ? 1 : 0), {}),
  rule('A27', 'COMMUNITY_OFFICER', (random) => between(random, 0, 1), staff),
];

/** Video, estates, schools, hospitals and parcel outlets. */
const facilityRules: readonly AssessmentRule[] = [
  rule('A28', 'COVERAGE_URBAN_KEY', ifUrban(true, some(4, 12, 0.97)), { target: 1 }),
  rule('A28', 'COVERAGE_RURAL', ifUrban(false, some(2, 6, 0.93)), { target: 1 }),
  rule('A28', 'NETWORK_URBAN_KEY', ifUrban(true, some(4, 12, 0.86)), { target: 0.8 }),
  rule('A28', 'NETWORK_RURAL', ifUrban(false, some(2, 6, 0.81)), { target: 0.8 }),
  rule('A29', 'SMART_ESTATE', (random, { isUrban }) => (isUrban ? between(random, 0, 3) : 0), {
    levels: countyUp,
  }),
  rule('A29', 'OLD_ESTATE', ifUrban(true, some(1, 3, 0.7)), { levels: countyUp }),
  ...['SCHOOL_ENCLOSURE', 'SCHOOL_GUARD', 'SCHOOL_ALARM', 'SCHOOL_VIDEO'].map((item) =>
    rule('A36', item, some(1, 2, 0.985), { target: 1 }),
  ),
  rule('A36', 'HOSPITAL_SECURITY', some(1, 1, 0.98), { target: 1 }),
  ...['REAL_NAME', 'OPENING_INSPECTION', 'X_RAY'].map((item) =>
    rule('A37', item, some(1, 3, 0.98), { sampled: true, target: 1, grain: 'MONTH' }),
  ),
  rule('D10', null, one(0.9), { ...areas, target: null, levels: ['CITY'], bases: ['COUNTY'] }),
];

const decisionKinds = ['LAND', 'HOUSING', 'EDUCATION'] as const;

/** A county's decisions: by the department that led them, and all with those of others. */
function countyDecisions(random: Random): Readonly<Record<string, [number, number]>> {
  const draw = (): [number, number] => [...(some(1, 3, 0.96)(random) as [number, number])];
  const byKind = Object.fromEntries(decisionKinds.map((kind) => [kind, draw()]));
  const others = draw();
  const all = Object.values(byKind).reduce(([n, d], [m, e]) => [n + m, d + e], others);
  return { ...byKind, ALL: all };
}

const decisions = { unit: 'DECISIONS', target: 1 } as const;

/** Mediation, model programmes, services, duties and decisions. */
const dutyRules: readonly AssessmentRule[] = [
  rule('A30', null, one(0.95), {
    ...areas,
    target: 1,
    levels: countyUp,
    bases: ['CITY', 'COUNTY'],
  }),
  rule('A30', 'ORGANISATION', (random) => between(random, 1, 2), {
    unit: 'ORGANISATIONS',
    levels: countyUp,
  }),
  rule('A31', 'MODEL_GRID', (random, { grids }) => successes(random, grids, 0.035), {
    ...areas,
    target: 100,
    levels: ['CITY'],
  }),
  rule('A31', 'MODEL_MEDIATION_ORG', (random) => successes(random, 1, 0.035), {
    unit: 'ORGANISATIONS',
    target: 100,
    levels: ['CITY'],
  }),
  ...['APPLICATION', 'PUBLIC_SERVICE'].map((item) =>
    rule('A33', item, some(700, 1200, 0.95), { unit: 'ITEMS', levels: cityUp, bases: ['CITY'] }),
  ),
  rule('A34', 'SITUATION_ANALYSIS', one(0.97), {
    ...quarterly,
    unit: 'EVENTS',
    target: 1,
    bases: 'SELF',
  }),
  ...['DRILL', 'SUPERVISION'].map((item) =>
    rule('A34', item, some(2, 2, 0.95), { unit: 'EVENTS', target: 1, bases: 'SELF' }),
  ),
  rule(
    'A35',
    null,
    (random, { level }) =>
      level === 'COUNTY' ? (countyDecisions(random).ALL ?? [0, 0]) : some(1, 2, 0.98)(random),
    { ...decisions, levels: allLevels, bases: ['COUNTY', 'TOWN', 'VILLAGE'], stream: 'A35' },
  ),
  ...decisionKinds.map((kind) =>
    rule('A35', kind, (random) => countyDecisions(random)[kind] ?? [0, 0], {
      ...decisions,
      levels: countyUp,
      bases: ['COUNTY'],
      stream: 'A35',
    }),
  ),
];

/** What is found by going there, counting, and reading the files. */
export const inspectionRules: readonly AssessmentRule[] = [
  ...schemeRules,
  ...listedAreaRules,
  ...teamRules,
  ...facilityRules,
  ...dutyRules,
];
