import { Reader } from './Reader';

/** A reader who was told cells of threshold 5; null stands for one that is withheld. */
function readerOf(cells: Readonly<Record<string, number | null>>): Reader {
  const reader = new Reader();
  for (const [name, value] of Object.entries(cells)) reader.cell(name, 5, value);
  return reader;
}

describe('a reader finds out', () => {
  it('the one withheld part of a sum', () => {
    const reader = readerOf({ total: 10, a: 7, b: null });
    reader.sum('total', ['a', 'b']);
    expect(reader.findOut()).toEqual(['b is 3']);
  });

  it('parts that can be but 1', () => {
    const reader = readerOf({ total: 2, a: null, b: null });
    reader.sum('total', ['a', 'b']);
    expect(reader.findOut()).toEqual(['a is 1', 'b is 1']);
  });

  it('a small remainder, and no large one', () => {
    const reader = readerOf({ total: 10, a: 7, b: 2 });
    for (const part of ['a', 'b']) {
      reader.remainder(`total less ${part}`, 5);
      reader.sum('total', [part, `total less ${part}`]);
    }
    expect(reader.findOut()).toEqual(['total less a is 3']);
  });

  it('what follows only from several sums with two unknowns each', () => {
    const reader = readerOf({ ab: 20, bc: 22, ca: 24, a: null, b: null, c: null });
    reader.sum('ab', ['a', 'b']);
    reader.sum('bc', ['b', 'c']);
    reader.sum('ca', ['c', 'a']);
    expect(reader.findOut()).toEqual(['a is 11', 'b is 9', 'c is 13']);
  });
});

describe('a reader does not find out', () => {
  it('two withheld parts', () => {
    const reader = readerOf({ total: 10, a: null, b: null });
    reader.sum('total', ['a', 'b']);
    expect(reader.findOut()).toEqual([]);
  });

  it('anything from a sum of which a part is not published at all', () => {
    const reader = readerOf({ total: 10, a: null });
    reader.sum('total', ['a', 'b']);
    expect(reader.findOut()).toEqual([]);
  });
});

it('a sum that does not hold is a mistake about the statistics', () => {
  const reader = readerOf({ total: 10, a: 7, b: 2 });
  expect(() => reader.sum('total', ['a', 'b'])).toThrow('total is 10, but a + b is 9.');
});

it('sums that contradict each other are one too', () => {
  const reader = readerOf({ total: 10, other: 12, a: null });
  reader.sum('total', ['a']);
  reader.sum('other', ['a']);
  expect(() => reader.findOut()).toThrow('the relations contradict each other');
});
