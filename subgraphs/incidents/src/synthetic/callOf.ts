import type { Random } from '@civicgraph/shared';
import type { IncidentClass } from '../codes';

/** Part of the incidents of a class to which police are sent at once. */
const sentShare: Readonly<Record<IncidentClass, number>> = {
  EMERGENCY_CALL: 0.97,
  CRIMINAL: 0.6,
  TRAFFIC: 0.95,
  FIRE: 1,
  WORK_SAFETY: 0.9,
  PUBLIC_ORDER: 0,
};

/** Police sent to a call: how long it took, and whether the matter was settled there. */
export function callOf(incidentClass: IncidentClass, random: Random) {
  if (!random.chance(sentShare[incidentClass])) return {};
  return {
    on_scene_handled: Number(random.chance(incidentClass === 'CRIMINAL' ? 0.35 : 0.82)),
    response_minutes: responseMinutes(random),
  };
}

function responseMinutes(random: Random): number | null {
  // As in real feeds: some times are not recorded, some have the date of another day.
  const fault = random.next();
  if (fault < 0.016) return null;
  const minutes = 3 + Math.round(-Math.log(1 - random.next()) * 7);
  return fault < 0.024 ? minutes + (1 + random.int(9)) * 24 * 60 : minutes;
}
