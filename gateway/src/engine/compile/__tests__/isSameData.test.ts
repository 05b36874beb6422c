import { LosslessNumber } from 'lossless-json';
import { isSameData } from '../isSameData';

describe('the same data', () => {
  test.each<[string, object, object]>([
    ['nothing', {}, {}],
    ['leaves', { a: 1, b: 'x', c: null, d: true }, { a: 1, b: 'x', c: null, d: true }],
    ['objects and lists', { a: { b: [{ c: 1 }, [2]] } }, { a: { b: [{ c: 1 }, [2]] } }],
    [
      'long numbers',
      { a: new LosslessNumber('9007199254740993') },
      { a: new LosslessNumber('9007199254740993') },
    ],
    ['keys of every object', JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 1}')],
  ])('%s', (_, one, other) => {
    expect(isSameData(one as never, other as never)).toBe(true);
  });
});

describe('other data', () => {
  test.each<[string, object, object]>([
    ['a value', { a: 1 }, { a: 2 }],
    ['a type', { a: 1 }, { a: '1' }],
    ['a key more', { a: 1 }, { a: 1, b: 1 }],
    ['other keys', { a: 1, b: undefined }, { a: 1, c: undefined }],
    ['another order', { a: 1, b: 1 }, { b: 1, a: 1 }],
    ['null', { a: null }, { a: {} }],
    ['deep within', { a: [{ b: { c: 1 } }] }, { a: [{ b: { c: 2 } }] }],
    ['a longer list', { a: [1] }, { a: [1, 1] }],
    ['a list for an object', { a: [] }, { a: {} }],
    [
      'long numbers',
      { a: new LosslessNumber('9007199254740993') },
      { a: new LosslessNumber('9007199254740992') },
    ],
    ['an inherited key', {}, JSON.parse('{"__proto__": {}}')],
  ])('%s', (_, one, other) => {
    expect(isSameData(one as never, other as never)).toBe(false);
    expect(isSameData(other as never, one as never)).toBe(false);
  });

  test('is what nobody looks into for its depth', () => {
    const nested = () => {
      let value: unknown = 1;
      for (let depth = 0; depth < 100_000; depth++) value = depth % 2 ? [value] : { value };
      return { value };
    };
    expect(isSameData(nested(), nested())).toBe(false);
  });
});
