import { type AreaStatistics, HubError, quote } from '@civicgraph/shared';

/**
 * Refuses a count that is told by year only.
 * @throws HubError ARGUMENT_INVALID
 */
export function assertYear(field: string, { period }: AreaStatistics): void {
  if (period.kind === 'YEAR') return;
  throw new HubError(
    'ARGUMENT_INVALID',
    `${quote(field)} is told by year, not for ${quote(period.text)}. Expected a year; ask for "${period.text.slice(0, 4)}".`,
    { field, period: period.text },
  );
}
