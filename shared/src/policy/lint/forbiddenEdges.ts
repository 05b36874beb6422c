/** Two types, the first of which must not lead to the second by any number of fields. */
export interface ForbiddenEdge {
  readonly from: string;
  readonly to: string;
  /** What such a path would tell. */
  readonly because: string;
}

const residents = 'What is known of a place, an office or an event leads to nobody in particular';
const petitions =
  'Nobody looks up whose petitions, or which petitions, belong to a person or place';
const cases = 'That a person has a case of service is known to those who serve in that case alone';

/**
 * Edges that do not exist. Person-level edges run one way only: from a case to its person, from there to the
 * residence and on to the dwelling.
 */
export const forbiddenEdges: readonly ForbiddenEdge[] = [
  { from: 'Petition', to: 'Person', because: petitions },
  { from: 'Petition', to: 'CareCase', because: cases },
  { from: 'Person', to: 'CareCase', because: cases },
  { from: 'Person', to: 'Petition', because: petitions },
  { from: 'Region', to: 'Person', because: residents },
  { from: 'Region', to: 'CareCase', because: cases },
  { from: 'Region', to: 'Petition', because: petitions },
  { from: 'Grid', to: 'Person', because: residents },
  { from: 'Grid', to: 'CareCase', because: cases },
  { from: 'Dwelling', to: 'Person', because: residents },
  { from: 'Dispute', to: 'Person', because: residents },
  { from: 'Incident', to: 'Person', because: residents },
  { from: 'Department', to: 'Person', because: residents },
  { from: 'CareCase', to: 'Petition', because: petitions },
  { from: 'CareCase', to: 'Incident', because: cases },
];
