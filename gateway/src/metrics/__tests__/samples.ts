/** The samples of a text in the Prometheus format by name and labels; comments are left out. */
export function samplesOf(text: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value] = /^(\w+(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
      if (name === '') throw new Error(`Not a sample: ${line}`);
      return [name, Number(value)];
    }),
  );
}

/** The samples whose names begin so, without the times, which differ from run to run. */
export function countsOf(text: string, prefix = 'civicgraph_'): Record<string, number> {
  return Object.fromEntries(
    Object.entries(samplesOf(text)).filter(
      ([name]) => name.startsWith(prefix) && !/_bucket\{|_sum\b/.test(name),
    ),
  );
}
