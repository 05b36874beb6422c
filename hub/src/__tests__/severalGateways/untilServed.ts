import { setTimeout as wait } from 'node:timers/promises';
import { untilReady } from '../hubProcess';

/** Asks the health check of a gateway until it serves a supergraph: a test that waits in vain ends by its limit. */
export async function untilServed(port: number, version: number): Promise<void> {
  for (;;) {
    const { supergraph } = (await untilReady(port)) as { supergraph: number };
    if (supergraph === version) return;
    await wait(50);
  }
}
