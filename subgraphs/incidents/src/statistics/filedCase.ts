import type { Row } from '@civicgraph/shared';

/** A criminal case that was filed (立案): neither still being looked into nor found not to be one. */
export function isFiledCase({ incident_class, status }: Row): boolean {
  return incident_class === 'CRIMINAL' && status !== 'REPORTED' && status !== 'UNFOUNDED';
}

/** The columns that statistics are made of. */
export const foldedColumns = [
  'incident_class',
  'offence_code',
  'status',
  'region_code',
  'grid_code',
  'occurred_on',
  'response_minutes',
  'on_scene_handled',
  'solved_on',
  'caught_on_scene',
  'solved_by_video',
  'loss_yuan',
  'recovered_yuan',
  'origin_dispute_type',
  'deaths',
  'accident_kind',
  'zero_tolerance_kind',
] as const;
