import { readExamples } from '../../examples';
import { post } from '../runHub';
import type { ServedOwn } from './serveOwn';

/** Connections that ask one example after the other, until they are ended. */
export interface Load {
  /** Resolves once so many more requests were answered. */
  answers(more: number): Promise<void>;
  /** @returns what was answered otherwise than with 200 and the example's own answer */
  end(): Promise<string[]>;
}

const names = ['01-region-card', '05-rented-dwellings', '19-own-cases', '20-wall-dashboard'];

export async function startLoad(url: string, own: ServedOwn, connections: number): Promise<Load> {
  const questions = await Promise.all(
    readExamples()
      .filter(({ name }) => names.includes(name))
      .map(async ({ name, query, variables, viewer, expected }) => ({
        name,
        body: { query, variables },
        token: await own.token(viewer),
        expected: JSON.stringify(expected),
      })),
  );
  const wrong: string[] = [];
  const waiting = new Set<{ readonly count: number; resolve(): void }>();
  let count = 0;
  let isOver = false;

  async function ask(turn: number): Promise<void> {
    const question = questions[turn % questions.length];
    if (!question) throw new Error('There are no examples.');
    const { name, body, token, expected } = question;
    const { status, text } = await post(`${url}/graphql`, body, token);
    if (status !== 200 || text.trim() !== expected) wrong.push(`${name}: ${status} ${text}`);
    count += 1;
    for (const one of waiting) if (count >= one.count) one.resolve();
  }

  const loops = Array.from({ length: connections }, async (_, first) => {
    for (let turn = first; !isOver; turn += 1) {
      await ask(turn).catch((error: Error) => wrong.push(error.message));
    }
  });
  return {
    answers: (more) =>
      new Promise((resolve) => {
        const one = {
          count: count + more,
          resolve() {
            waiting.delete(one);
            resolve();
          },
        };
        waiting.add(one);
      }),
    async end() {
      isOver = true;
      await Promise.all(loops);
      return wrong;
    },
  };
}
