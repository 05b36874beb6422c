import type { IncomingHttpHeaders } from 'node:http';
import {
  type DeadlineWatch,
  refusalsHeader,
  unwatchDeadline,
  watchDeadline,
} from '@civicgraph/shared';
import type { Dispatcher } from 'undici';

/** How an exchange ended: with an answer, or without and why. */
export type HttpEnd =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly bytes: Buffer;
      /** What the subgraph told beside the answer of requests that it had refused. */
      readonly refusals: string | undefined;
    }
  | { readonly kind: 'failed'; readonly error: Error; readonly isBegun: boolean }
  | { readonly kind: 'expired' | 'aborted' };

/**
 * One HTTP exchange: gathers the answer, and gives up at the deadline or when nobody waits any more.
 * It listens to the connection itself; a stream and a signal for each fetch would cost as much as the
 * rest of it.
 */
export class HttpFetch implements Dispatcher.DispatchHandler, DeadlineWatch {
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private refusals: string | undefined;
  private readonly chunks: Buffer[] = [];
  private hasEnded = false;

  constructor(
    readonly deadline: number,
    private readonly signal: AbortSignal | undefined,
    private readonly resolve: (end: HttpEnd) => void,
  ) {
    watchDeadline(this);
    signal?.addEventListener('abort', this.onAbort);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // It may have waited for a connection longer than anybody waited for it.
    if (this.hasEnded) controller.abort(givenUp);
    else this.controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.status = status;
    this.refusals = headers[refusalsHeader] as string | undefined;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const { status, chunks, refusals } = this;
    const [first] = chunks;
    const bytes = first && chunks.length === 1 ? first : Buffer.concat(chunks);
    this.end({ kind: 'answered', status, bytes, refusals });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.end({ kind: 'failed', error, isBegun: this.status !== 0 });
  }

  expire(): void {
    this.giveUp('expired');
  }

  private readonly onAbort = (): void => this.giveUp('aborted');

  private giveUp(kind: 'expired' | 'aborted'): void {
    this.end({ kind });
    this.controller?.abort(givenUp);
  }

  private end(end: HttpEnd): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    unwatchDeadline(this);
    this.signal?.removeEventListener('abort', this.onAbort);
    this.resolve(end);
  }
}

const givenUp = new Error('given up');
