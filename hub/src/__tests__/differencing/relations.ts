/** What holds between the counts of one area and period, as the descriptions of the fields say. */
export interface Relation {
  readonly total: string;
  readonly parts: readonly string[];
  /** Names what remains of the total beside the parts; nothing does without it. */
  readonly rest?: string;
}

type Paths = readonly string[];

/** All paths that begin so: the buckets of `byKind`, or the values of an argument. */
const below = (paths: Paths, start: string): string[] =>
  paths.filter((path) => path.startsWith(`${start}.`) || path.startsWith(`${start}__`));

const sum = (total: string, ...parts: readonly string[]): Relation => ({ total, parts });
const same = (one: string, other: string): Relation => ({ total: one, parts: [other] });
const partOf = (total: string, part: string): Relation => ({
  total,
  parts: [part],
  rest: `${total} less ${part}`,
});

const numerator = (ratio: string) => `${ratio}.numerator`;
const denominator = (ratio: string) => `${ratio}.denominator`;

/** Ratios of two counts of which neither holds the other, and of places rather than of people. */
const otherRatios: Paths = [
  'IncidentStats.currentCaseClearance',
  'IncidentStats.zeroIncidentAreas',
  'DisputeStats.fullTimePerVillageRoom',
];

/** What remains of the denominator of every ratio. */
function ratioRelations(paths: Paths): Relation[] {
  return paths.flatMap((path) => {
    const ratio = /^(.*)\.numerator$/.exec(path)?.[1];
    if (ratio === undefined || otherRatios.includes(ratio)) return [];
    return [partOf(denominator(ratio), path)];
  });
}

function populationRelations(paths: Paths): Relation[] {
  const p = (path: string) => `PopulationStats.${path}`;
  return [
    ...['byKind', 'byAgeBand', 'bySex'].map((by) => sum(p('total'), ...below(paths, p(by)))),
    same(p('floatingPopulation'), p('byKind.FLOATING')),
    sum(p('floatingPopulation'), ...below(paths, p('floatingPopulation'))),
    partOf(p('total'), p('residentPopulation')),
    partOf(p('total'), p('byKind.FLOATING')),
    ...['hukouResidenceMatchRate', 'dataCompleteness', 'linkRate'].map((ratio) =>
      same(p('total'), denominator(p(ratio))),
    ),
    // Whoever may have a job may be insured: the two count the same persons.
    same(
      denominator(p('floatingServiceAccess__EMPLOYMENT')),
      denominator(p('floatingServiceAccess__INSURANCE')),
    ),
  ];
}

const hazardKinds = ['HIGH_RISE', 'FLAMMABLE', 'CROWDED_PLACE', 'ELECTRICAL'] as const;

function housingRelations(paths: Paths): Relation[] {
  const p = (path: string) => `HousingStats.${path}`;
  const halves = [numerator, denominator];
  return [
    ...['byUse', 'byOccupancy'].map((by) => sum(p('dwellings'), ...below(paths, p(by)))),
    same(p('rented'), denominator(p('rentalRegistration'))),
    partOf(denominator(p('addressCoverage')), p('dwellings')),
    ...halves.map((half) =>
      sum(
        half(p('hazardRectification')),
        ...[...hazardKinds, 'STRUCTURE'].map((kind) => half(p(`hazardRectification__${kind}`))),
      ),
    ),
    sum(p('overdueHazards'), ...below(paths, p('overdueHazards'))),
    partOf(p('overdueHazards'), p('rentalOverdueFireHazards')),
    // Fire hazards that are not those of a rented dwelling.
    {
      total: p('overdueHazards'),
      parts: [p('overdueHazards__STRUCTURE'), p('rentalOverdueFireHazards')],
      rest: p('overdue fire hazards elsewhere'),
    },
  ];
}

function careRelations(paths: Paths): Relation[] {
  const p = (path: string) => `CareStats.${path}`;
  const clients = (category: string) => p(`clients.${category}`);
  const cases = (service: string) => p(`cases__${service}`);
  const supports: ReadonlyArray<readonly [string, string]> = [
    ['detoxSupport', 'COMMUNITY_DETOX'],
    ['youthSupport__LEFT_BEHIND', 'LEFT_BEHIND_CHILD'],
    ['leftBehindSupport__CHILD', 'LEFT_BEHIND_CHILD'],
    ['leftBehindSupport__ELDER', 'LEFT_BEHIND_ELDER'],
    ['leftBehindSupport__WOMAN', 'LEFT_BEHIND_WOMAN'],
  ];
  const kinds = ['STREET', 'CHILD_OF_PRISONER', 'IDLE'];
  return [
    ...supports.map(([ratio, category]) => same(clients(category), denominator(p(ratio)))),
    same(numerator(p('youthSupport__LEFT_BEHIND')), numerator(p('leftBehindSupport__CHILD'))),
    {
      total: clients('CHILD_IN_DIFFICULTY'),
      parts: kinds.map((kind) => denominator(p(`youthSupport__${kind}`))),
      rest: p('other children in difficulty'),
    },
    same(denominator(p('smiStandardManagement')), denominator(p('smiRegularMedication'))),
    // Both fall due on the day of release.
    same(denominator(p('fourHave.CUSTODY_SUPPORT')), denominator(p('fourHave.MET_AT_RELEASE'))),
    ...[numerator, denominator].map((half) =>
      sum(
        half(p('serviceOnTime')),
        half(p('serviceOnTime of MH_CARE')),
        half(p('serviceOnTime of CARE_OTHER')),
      ),
    ),
    sum(cases('JUSTICE'), clients('RELEASED_AFTERCARE'), clients('COMMUNITY_CORRECTION')),
    same(cases('DETOX'), clients('COMMUNITY_DETOX')),
    same(cases('MENTAL_HEALTH'), clients('SMI')),
    same(cases('DISABILITY'), clients('DISABLED')),
    sum(
      cases('FAMILY'),
      clients('LEFT_BEHIND_CHILD'),
      clients('CHILD_IN_DIFFICULTY'),
      clients('LEFT_BEHIND_ELDER'),
      clients('LEFT_BEHIND_WOMAN'),
    ),
    sum(cases('OTHER'), cases('JUSTICE'), cases('DETOX'), cases('FAMILY'), cases('DISABILITY')),
    sum(cases('ALL'), cases('OTHER'), cases('MENTAL_HEALTH')),
    sum(cases('ALL'), ...below(paths, p('clients'))),
  ];
}

function petitionRelations(paths: Paths): Relation[] {
  const p = (path: string) => `PetitionStats.${path}`;
  return [
    ...['byChannel', 'byPurpose', 'byCategory'].map((by) =>
      sum(p('total'), ...below(paths, p(by))),
    ),
    ...['onlineShare', 'repeatRate', 'skipLevelRate', 'groupRate'].map((ratio) =>
      same(p('total'), denominator(p(ratio))),
    ),
    same(p('byChannel.ONLINE'), numerator(p('onlineShare'))),
    partOf(p('byChannel.VISIT'), numerator(p('groupRate'))),
    partOf(p('total'), denominator(p('leaderCaseRate'))),
    sum(denominator(p('onTimeClosure')), numerator(p('onTimeClosure')), p('overdue')),
    same(p('byPurpose.SUGGESTION'), denominator(p('suggestionsAdopted'))),
    ...['officeSatisfaction', 'unitSatisfaction'].map((rating) =>
      partOf(numerator(p('evaluationParticipation')), denominator(p(rating))),
    ),
  ];
}

function incidentRelations(paths: Paths): Relation[] {
  const p = (path: string) => `IncidentStats.${path}`;
  const solved = numerator(p('clearance'));
  const kinds = [
    'eightMajor',
    'robberyTheft',
    'telecomFraud.count',
    'drugCases',
    'civilToCriminal',
  ];
  const clearances = ['eightMajorClearance', 'robberyTheftClearance', 'telecomFraud.clearance'];
  const videoSolved = numerator(p('videoSolvedShare'));
  return [
    ...['clearance', 'currentCaseClearance', 'videoSolvedShare'].map((ratio) =>
      same(p('criminal'), denominator(p(ratio))),
    ),
    ...kinds.map((kind) => partOf(p('criminal'), p(kind))),
    {
      total: p('criminal'),
      parts: [p('robberyTheft'), p('telecomFraud.count'), p('drugCases')],
      rest: p('criminal cases of other kinds'),
    },
    ...clearances.map((clearance, i) => same(p(kinds[i] ?? ''), denominator(p(clearance)))),
    ...clearances.map((clearance) => partOf(solved, numerator(p(clearance)))),
    partOf(p('eightMajor'), p('homicide')),
    partOf(p('criminal'), p('homicide')),
    ...['homicide', 'civilToCriminal', 'criminal'].map((kind) =>
      partOf(p(kind), p('civilHomicides')),
    ),
    same(p('homicide'), denominator(p('homicideClearance'))),
    partOf(numerator(p('eightMajorClearance')), numerator(p('homicideClearance'))),
    same(videoSolved, denominator(p('techCaughtShare'))),
    partOf(solved, videoSolved),
    sum(p('accidentTotal'), ...below(paths, p('accidents'))),
    sum(denominator(p('zeroIncidentAreas')), ...below(paths, p('zeroThreeColours'))),
  ];
}

function disputeRelations(paths: Paths): Relation[] {
  const p = (path: string) => `DisputeStats.${path}`;
  const ofTypes = (half: string) =>
    below(paths, p('successByType')).filter((path) => path.endsWith(`.${half}`));
  return [
    ...['acceptedByType', 'acceptedBySource', 'acceptedByField'].map((by) =>
      sum(p('accepted'), ...below(paths, p(by))),
    ),
    same(p('labourDisputes'), p('acceptedByType.10')),
    partOf(p('accepted'), p('online')),
    partOf(p('acceptedBySource.ENTRUSTED'), p('preLitigation')),
    sum(numerator(p('success')), ...ofTypes('numerator')),
    sum(denominator(p('success')), ...ofTypes('denominator')),
    same(numerator(p('success')), denominator(p('judicialConfirmation'))),
  ];
}

/** Everything that a reader of the descriptions knows to hold in any area and period. */
export function relationsOf(paths: Paths): Relation[] {
  return [
    ...ratioRelations(paths),
    ...populationRelations(paths),
    ...housingRelations(paths),
    ...careRelations(paths),
    ...petitionRelations(paths),
    ...incidentRelations(paths),
    ...disputeRelations(paths),
  ];
}
