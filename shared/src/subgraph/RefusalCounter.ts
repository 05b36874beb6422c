import { type ErrorCode, isErrorCode } from '../errors';

/** Header in which a subgraph tells the gateway what it has refused: `IDENTITY_NOT_ACCEPTED=3,…`. */
export const refusalsHeader = 'x-civicgraph-refusals';

/** Requests that a subgraph refused at its own door, which the gateway never saw. */
export interface ToldRefusal {
  readonly code: ErrorCode;
  readonly count: number;
}

/** Counts refusals by code until they are told. */
export class RefusalCounter {
  private readonly counts = new Map<ErrorCode, number>();

  count(code: ErrorCode): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
  }

  /** The header's value, after which the count begins again; undefined when there is nothing to tell. */
  take(): string | undefined {
    if (this.counts.size === 0) return undefined;
    const text = [...this.counts].map(([code, count]) => `${code}=${count}`).join(',');
    this.counts.clear();
    return text;
  }
}

/** Reads `refusalsHeader`; what is no count of a known code is left out. */
export function parseRefusals(text: string): readonly ToldRefusal[] {
  return text.split(',').flatMap((entry) => {
    const [, code, count] = /^(\w+)=(\d{1,9})$/.exec(entry) ?? [];
    return isErrorCode(code) ? [{ code, count: Number(count) }] : [];
  });
}
