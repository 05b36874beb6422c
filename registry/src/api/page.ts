import { HubError, quote } from '@civicgraph/shared';

/** How many items a list is asked for, and before which one. */
export interface PageArguments {
  readonly first: number;
  readonly before?: number | null;
}

/** @throws HubError PAGE_SIZE_INVALID */
export function assertPage({ first }: PageArguments): void {
  if (first >= 1 && first <= 100) return;
  throw new HubError(
    'PAGE_SIZE_INVALID',
    `A page cannot have ${quote(first)} items. Expected "first" from 1 to 100.`,
  );
}
