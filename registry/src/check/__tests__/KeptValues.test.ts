import { KeptValues } from '../KeptValues';

/** Keeps the lengths of texts, and tells which were made. */
function keep(limit: number) {
  const made: string[] = [];
  const kept = new KeptValues<number>(limit);
  return {
    made,
    get: (text: string) =>
      kept.get(text, () => {
        made.push(text);
        return text.length;
      }),
  };
}

it('makes a value once, while its text is among the last that fit together', () => {
  const { get, made } = keep(10);
  expect(['aaaa', 'bbbb', 'aaaa', 'cccc', 'aaaa'].map(get)).toEqual([4, 4, 4, 4, 4]);
  expect(made).toEqual(['aaaa', 'bbbb', 'cccc']);
  get('bbbb');
  expect(made).toEqual(['aaaa', 'bbbb', 'cccc', 'bbbb']);
});

it('keeps no more characters than it may, however many texts that are', () => {
  const { get, made } = keep(10);
  for (const text of ['a', 'b', 'c', 'dddddddddd', 'a', 'b', 'c']) get(text);
  expect(made).toEqual(['a', 'b', 'c', 'dddddddddd', 'a', 'b', 'c']);
});

it('keeps the last one, however long', () => {
  const { get, made } = keep(10);
  const long = 'x'.repeat(100);
  for (const text of [long, long, 'a', long]) get(text);
  expect(made).toEqual([long, 'a', long]);
});

it('keeps a value that is undefined', () => {
  const kept = new KeptValues<undefined>(10);
  const make = jest.fn(() => undefined);
  kept.get('a', make);
  kept.get('a', make);
  expect(make).toHaveBeenCalledTimes(1);
});
