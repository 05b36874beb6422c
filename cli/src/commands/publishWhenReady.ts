import type { PublishResult } from '../api/answers';
import type { Terminal } from '../terminal/Terminal';

/** In milliseconds, between the end of one try and the next. */
const pause = 1000;

/** What goes away by itself while a deployment starts the process of the subgraph. */
const passingCodes = ['SUBGRAPH_UNREACHABLE', 'SUBGRAPH_SDL_DIFFERS'];

/**
 * Publishes, and does so again each second while nothing else stands against it than that the subgraph does
 * not answer yet, or still with its earlier schema: at most for the seconds given, then the last refusal
 * stands. Tells once on standard error that it waits.
 */
export async function publishWhenReady<Answer extends { readonly publish: PublishResult }>(
  publish: () => Promise<Answer>,
  seconds: number,
  terminal: Terminal,
): Promise<Answer> {
  const end = terminal.now() + seconds * 1000;
  let answer = await publish();
  let told = false;
  while (mayPass(answer.publish) && terminal.now() + pause <= end) {
    if (!told) terminal.writeError(`Waiting up to ${seconds} s for the subgraph.\n`);
    told = true;
    await terminal.wait(pause);
    answer = await publish();
  }
  return answer;
}

function mayPass({ outcome, report }: PublishResult): boolean {
  const refusing = report.findings.filter(
    ({ severity }) => severity === 'ERROR' || severity === 'APPROVAL',
  );
  return (
    outcome === 'REFUSED' &&
    refusing.length > 0 &&
    refusing.every(({ code }) => passingCodes.includes(code))
  );
}
