import type { Occupancy } from '../queries/rows';

const bands = [
  { code: 'NONE', from: 0 },
  { code: 'ONE_OR_TWO', from: 1 },
  { code: 'THREE_OR_FOUR', from: 3 },
  { code: 'FIVE_OR_MORE', from: 5 },
] as const;

export const OccupancySummary = {
  residentBand: ({ residents }: Occupancy) => bands.findLast(({ from }) => residents >= from)?.code,
};
