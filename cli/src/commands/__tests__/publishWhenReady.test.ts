import { findings, published } from '../../__tests__/fake/answers';
import { fakeTerminal } from '../../__tests__/fake/fakeTerminal';
import type { PublishResult } from '../../api/answers';
import { publishWhenReady } from '../publishWhenReady';

const accepted = published();
const unreachable = published(findings.unreachable, findings.warning);
const differs = published({ ...findings.unreachable, code: 'SUBGRAPH_SDL_DIFFERS' });

/** Publishes with these results one after the other, the last of them again and again. */
async function publish(seconds: number, results: ReturnType<typeof published>[]) {
  const terminal = fakeTerminal();
  let tries = 0;
  const answer = await publishWhenReady(
    async () => {
      const result = results[Math.min(tries, results.length - 1)];
      tries += 1;
      return { publish: result as PublishResult };
    },
    seconds,
    terminal,
  );
  return { result: answer.publish, tries, waited: terminal.now(), told: terminal.written.errors };
}

const told = 'Waiting up to 10 s for the subgraph.\n';

describe('publishing while a subgraph starts', () => {
  it('tries again each second until it is accepted', async () => {
    expect(await publish(10, [unreachable, unreachable, differs, accepted])).toEqual({
      result: accepted,
      tries: 4,
      waited: 3000,
      told,
    });
  });

  it('gives up when the seconds are over', async () => {
    expect(await publish(10, [unreachable])).toEqual({
      result: unreachable,
      tries: 11,
      waited: 10_000,
      told,
    });
  });

  it('tries once when it need not wait', async () => {
    expect(await publish(0, [unreachable])).toMatchObject({ tries: 1, waited: 0, told: '' });
  });

  test.each([
    ['accepted', accepted],
    ['refused for another reason', published(findings.error)],
    ['refused for another reason too', published(findings.unreachable, findings.error)],
    ['in need of an approver too', published(findings.unreachable, findings.approval)],
    ['refused for no reason', { ...published(findings.error), report: published().report }],
  ])('does not try again when it is %s', async (_, result) => {
    expect(await publish(10, [result])).toEqual({ result, tries: 1, waited: 0, told: '' });
  });

  it('stops waiting once it is refused for another reason', async () => {
    const refused = published(findings.error);
    expect(await publish(10, [unreachable, refused])).toMatchObject({ result: refused, tries: 2 });
  });
});
