/** How cases of one kind of offence go. */
export interface OffenceProfile {
  readonly code: string;
  readonly weight: number;
  /** Part of the cases that is solved, and the longest time it takes, in days. */
  readonly solvedShare: number;
  readonly slowestDays: number;
  /** Part of the cases that grew out of a civil dispute. */
  readonly disputeShare: number;
  /** Bounds of the loss in yuan; null where nothing is lost. */
  readonly loss: readonly [least: number, most: number] | null;
  /** Part of the loss that comes back when the case is solved, at most. */
  readonly recoveredShare: number;
}

export const offences: readonly OffenceProfile[] = [
  offence('THEFT', 42, 0.38, 120, { loss: [200, 30_000], recoveredShare: 0.5 }),
  offence('TELECOM_FRAUD', 24, 0.3, 240, { loss: [800, 800_000], recoveredShare: 0.3 }),
  offence('FRAUD', 9, 0.45, 180, { loss: [500, 200_000], recoveredShare: 0.4 }),
  offence('INJURY', 8, 0.9, 40, { disputeShare: 0.3 }),
  offence('DRUG', 4, 0.95, 30),
  offence('ROBBERY', 1.5, 0.98, 30, { loss: [100, 20_000], recoveredShare: 0.8 }),
  offence('SNATCH', 1.5, 0.95, 30, { loss: [100, 8_000], recoveredShare: 0.8 }),
  offence('RAPE', 1.2, 0.95, 40),
  offence('HOMICIDE', 0.6, 0.98, 60, { disputeShare: 0.35 }),
  offence('ARSON', 0.6, 0.85, 60, { disputeShare: 0.3, loss: [500, 80_000] }),
  offence('KIDNAP', 0.2, 0.98, 20, { disputeShare: 0.2 }),
  offence('EXPLOSION', 0.1, 0.95, 30),
  offence('OTHER', 12, 0.6, 150, { disputeShare: 0.06 }),
];

/** Feeds of some stations still send it; fraud has codes of its own since. */
export const retiredOffence = 'SWINDLE';

/** Types of disputes that criminal cases grow out of, by the code list of disputes. */
export const disputeTypes: ReadonlyArray<readonly [code: string, weight: number]> = [
  ['01', 34],
  ['02', 26],
  ['03', 6],
  ['04', 8],
  ['06', 8],
  ['10', 8],
  ['17', 6],
  ['99', 4],
];

function offence(
  code: string,
  weight: number,
  solvedShare: number,
  slowestDays: number,
  rest: Partial<Pick<OffenceProfile, 'disputeShare' | 'loss' | 'recoveredShare'>> = {},
): OffenceProfile {
  return {
    code,
    weight,
    solvedShare,
    slowestDays,
    disputeShare: 0,
    loss: null,
    recoveredShare: 0,
    ...rest,
  };
}
