/** Asks until the answer is the one that is wanted: gateways, and the directory, follow a publish by themselves. */
export async function until<Answer>(
  question: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
): Promise<Answer> {
  for (;;) {
    const answer = await question();
    if (isWanted(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
