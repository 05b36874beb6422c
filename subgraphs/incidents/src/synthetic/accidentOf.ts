import type { Random } from '@civicgraph/shared';
import type { AccidentKind, IncidentClass } from '../codes';

/** How often an incident of a class is an accident, and an accident costs lives. */
const accidents: Partial<
  Record<IncidentClass, { kind: AccidentKind; share: number; deadly: number }>
> = {
  TRAFFIC: { kind: 'ROAD_TRAFFIC', share: 0.6, deadly: 0.035 },
  FIRE: { kind: 'FIRE', share: 0.85, deadly: 0.02 },
  WORK_SAFETY: { kind: 'WORK_SAFETY', share: 0.9, deadly: 0.1 },
};

/** What incidents are that are no criminal case: accidents, and now and then what must not happen. */
export function accidentOf(incidentClass: IncidentClass, random: Random) {
  const accident = accidents[incidentClass];
  if (!accident) return random.chance(0.0004) ? { zero_tolerance_kind: 'MASS_INCIDENT' } : {};
  if (!random.chance(accident.share)) return {};
  const deaths = random.chance(accident.deadly) ? deathsOf(random) : 0;
  return {
    accident_kind: accident.kind,
    deaths,
    loss_yuan: 200 + random.int(random.chance(0.1) ? 400_000 : 9_000),
    zero_tolerance_kind: zeroToleranceKind(accident.kind, deaths, random),
  };
}

function deathsOf(random: Random): number {
  return random.weighted([
    [1, 88],
    [2, 9],
    [3, 3],
  ]);
}

/** Three deaths make an accident a grave one (生产安全事故报告和调查处理条例, article 3). */
function zeroToleranceKind(kind: AccidentKind, deaths: number, random: Random): string | null {
  if (kind === 'FIRE') return deaths >= 3 || random.chance(0.004) ? 'MAJOR_FIRE' : null;
  if (deaths >= 3) return 'MASS_CASUALTY';
  return kind === 'WORK_SAFETY' && random.chance(0.004) ? 'EXPLOSION' : null;
}
