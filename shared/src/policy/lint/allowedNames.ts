/** A place that a closed term is found in and that holds nothing of the kind. */
export interface AllowedName {
  readonly coordinate: string;
  /** What the term is about; terms of other rows are found in the same place all the same. */
  readonly row: string;
  readonly reason: string;
}

const offences = 'judgment/offence detail of corrections or release';

/** Each with the reason why it may stay. A test holds that every one of them is still needed. */
export const allowedNames: readonly AllowedName[] = [
  {
    coordinate: 'CareStats.reoffendingRate',
    row: offences,
    reason: 'The published figure of a whole cohort, by the judicial statistics of a city.',
  },
  {
    coordinate: 'CareStats.smiRegularMedication',
    row: 'diagnosis/clinical grade/HIV/drug tests',
    reason: 'How many of a county take it, totals of the health system.',
  },
  {
    coordinate: 'Incident.offenceCode',
    row: offences,
    reason: 'What happened, in the code list; incidents know no persons.',
  },
  {
    coordinate: 'IncidentStats.organisedCrime',
    row: offences,
    reason: 'Counts of groups and cases.',
  },
  {
    coordinate: 'OrganisedCrimeStats',
    row: offences,
    reason: 'Counts of groups and cases.',
  },
  {
    coordinate: 'IncidentStats.zeroThreeColours',
    row: 'profiling of persons',
    reason: 'How many villages have a colour; no person has one.',
  },
  {
    coordinate: 'PetitionRoute.PARTY_APPEAL',
    row: 'ethnicity/religion/politics/biometrics/trajectory',
    reason: 'A route that the petition regulations prescribe (信访工作条例, article 31).',
  },
];
