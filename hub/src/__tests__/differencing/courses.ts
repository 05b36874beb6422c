/** Counts add up over months, are taken at the end of the last one, or neither. */
export type Course = 'FLOW' | 'STOCK' | 'NEITHER';

/** Beginnings of paths; the longest one that fits decides. */
const courses: Readonly<Record<Course, readonly string[]>> = {
  FLOW: [
    'PopulationStats.floatingRegistrationCoverage',
    'PopulationStats.householdVisitCoverage',
    'PopulationStats.memberMetRate',
    'PopulationStats.dataAccuracy',
    'HousingStats.hazardRectification',
    'CareStats.fourHave',
    'CareStats.correctionsEnrolment',
    'CareStats.guardianSubsidy',
    'CareStats.counsellingSessions',
    'CareStats.serviceOnTime',
    'PetitionStats',
    'IncidentStats',
    'DisputeStats',
  ],
  STOCK: [
    'PopulationStats',
    'HousingStats',
    'CareStats.clients',
    'CareStats.cases',
    'CareStats.smiStandardManagement',
    'CareStats.smiRegularMedication',
    'CareStats.detoxSupport',
    'CareStats.youthSupport',
    'CareStats.leftBehindSupport',
  ],
  NEITHER: [
    // Supported at least once in the period: who was helped in two months counts once in the quarter.
    'CareStats.detoxSupport.numerator',
    'CareStats.youthSupport__LEFT_BEHIND.numerator',
    'CareStats.youthSupport__STREET.numerator',
    'CareStats.youthSupport__CHILD_OF_PRISONER.numerator',
    'CareStats.youthSupport__IDLE.numerator',
    'CareStats.leftBehindSupport__CHILD.numerator',
    'CareStats.leftBehindSupport__ELDER.numerator',
    'CareStats.leftBehindSupport__WOMAN.numerator',
    'CareStats.reoffendingRate',
    'PetitionStats.backlogResolved',
    'DisputeStats.fullTimePerVillageRoom',
    'IncidentStats.organisedCrime',
    'IncidentStats.zeroIncidentAreas',
    'IncidentStats.zeroThreeColours',
  ],
};

const starts = (Object.keys(courses) as Course[])
  .flatMap((course) => courses[course].map((start) => ({ start, course })))
  .sort((left, right) => right.start.length - left.start.length);

/**
 * How a count goes over periods.
 * @throws Error for a statistic that nobody has thought about yet
 */
export function courseOf(path: string): Course {
  const found = starts.find(({ start }) => path.startsWith(start));
  if (!found) throw new Error(`Say in courses.ts whether "${path}" adds up over months.`);
  return found.course;
}

/** Paths whose numerator tells who was served since the month, quarter or year began. */
export const servedSince: readonly string[] = courses.NEITHER.filter((path) =>
  path.endsWith('.numerator'),
);
