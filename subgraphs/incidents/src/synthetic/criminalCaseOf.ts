import { addDays, daysBetween, type Random } from '@civicgraph/shared';
import type { IncidentStatus } from '../codes';
import { disputeTypes, type OffenceProfile, offences, retiredOffence } from './offences';

const weighted = offences.map((profile) => [profile, profile.weight] as const);

/** A criminal case as its file says today. */
export function criminalCaseOf(occurredOn: string, today: string, random: Random) {
  const profile = random.weighted(weighted);
  const status = statusOf(occurredOn, today, random);
  const loss = profile.loss && lossOf(profile.loss, random);
  const file = {
    // As in real feeds: some codes are retired ones.
    offence_code: random.chance(0.03) ? retiredOffence : profile.code,
    status,
    loss_yuan: loss,
    origin_dispute_type: random.chance(profile.disputeShare) ? random.weighted(disputeTypes) : null,
    deaths: profile.code === 'HOMICIDE' ? 1 : 0,
    zero_tolerance_kind:
      profile.code === 'EXPLOSION' && status !== 'UNFOUNDED' ? 'EXPLOSION' : null,
  };
  return status === 'FILED' && random.chance(profile.solvedShare)
    ? { ...file, ...solutionOf(profile, occurredOn, today, loss, random) }
    : file;
}

/** Until the case is known to be solved. */
function statusOf(occurredOn: string, today: string, random: Random): IncidentStatus {
  if (random.chance(0.04)) return 'UNFOUNDED';
  return daysBetween(occurredOn, today) < 14 && random.chance(0.4) ? 'REPORTED' : 'FILED';
}

/** Small losses are many, great ones few: evenly spread over the orders of magnitude. */
function lossOf([least, most]: readonly [number, number], random: Random): number {
  return Math.round(least * (most / least) ** random.next());
}

/** How the case was solved; nothing when that still lies ahead. */
function solutionOf(
  { slowestDays, recoveredShare }: OffenceProfile,
  occurredOn: string,
  today: string,
  loss: number | null,
  random: Random,
) {
  const isCaughtOnScene = random.chance(0.22);
  const days = isCaughtOnScene ? 0 : 1 + Math.floor(random.next() ** 2 * slowestDays);
  const solvedOn = addDays(occurredOn, days);
  if (solvedOn > today) return {};
  const recovered = loss !== null && random.chance(0.6) ? loss * recoveredShare * random.next() : 0;
  const isClosed = daysBetween(solvedOn, today) > 150;
  return {
    status: isClosed ? 'CLOSED' : 'SOLVED',
    // As in real feeds: some files give a day before the case happened.
    solved_on: random.chance(0.03) ? addDays(occurredOn, -1 - random.int(20)) : solvedOn,
    caught_on_scene: Number(isCaughtOnScene),
    solved_by_video: Number(random.chance(isCaughtOnScene ? 0.55 : 0.42)),
    recovered_yuan: Math.round(recovered),
  } as const;
}
