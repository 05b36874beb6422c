import { LosslessNumber } from 'lossless-json';
import { cloneData, type DataObject, isDataObject, mergeObjects, ownValue, setValue } from '..';

function merged(target: DataObject, source: DataObject): DataObject {
  mergeObjects(target, source);
  return target;
}

describe('mergeObjects', () => {
  it.each<[string, DataObject, DataObject, DataObject]>([
    ['adds what is missing', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    ['joins objects', { a: { x: 1 } }, { a: { y: 2 } }, { a: { x: 1, y: 2 } }],
    ['joins lists item by item', { a: [{ x: 1 }] }, { a: [{ y: 2 }] }, { a: [{ x: 1, y: 2 }] }],
    ['joins lists of lists', { a: [[{ x: 1 }]] }, { a: [[{ y: 2 }]] }, { a: [[{ x: 1, y: 2 }]] }],
    ['takes a list of another length', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ['puts a value in place of null', { a: null }, { a: { x: 1 } }, { a: { x: 1 } }],
    ['keeps a value against null', { a: { x: 1 } }, { a: null }, { a: { x: 1 } }],
    ['keeps items against null', { a: [{ x: 1 }] }, { a: [null] }, { a: [{ x: 1 }] }],
    ['fills null items', { a: [null, 1] }, { a: [{ x: 1 }, 1] }, { a: [{ x: 1 }, 1] }],
    ['takes the later of two leaves', { a: 1 }, { a: 2 }, { a: 2 }],
    ['leaves out undefined', { a: 1 }, { a: undefined }, { a: 1 }],
  ])('%s', (_title, target, source, expected) => {
    expect(merged(target, source)).toEqual(expected);
  });

  it('adds keys that every object inherits', () => {
    const result = merged({}, { constructor: 'x', toString: { a: 1 } });
    expect(Object.entries(result)).toEqual([
      ['constructor', 'x'],
      ['toString', { a: 1 }],
    ]);
  });

  it('makes no prototype of a "__proto__" key', () => {
    const source = JSON.parse('{"__proto__": {"polluted": true}, "a": {"__proto__": {"b": 1}}}');
    const result = merged({ a: {} }, source);
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(result.a)).toBe(Object.prototype);
    expect(({} as DataObject).polluted).toBeUndefined();
    expect(ownValue(result, '__proto__')).toEqual({ polluted: true });
  });

  it('does not look into numbers that stand as objects', () => {
    const number = new LosslessNumber('9007199254740993');
    expect(merged({ a: new LosslessNumber('1') }, { a: number }).a).toBe(number);
    expect(isDataObject(number)).toBe(false);
  });

  it('takes the objects of the source over', () => {
    const shared = { x: 1 };
    expect(merged({}, { a: shared }).a).toBe(shared);
  });

  it('ends on an object that is already there', () => {
    const cycle: DataObject = {};
    cycle.self = cycle;
    expect(merged(cycle, { self: cycle })).toBe(cycle);
  });
});

describe('cloneData', () => {
  it('shares nothing with what it copies', () => {
    const source = JSON.parse('{"a": [{"b": 1}, [null]], "__proto__": {"c": 1}}') as DataObject;
    const copy = cloneData(source);
    expect(copy).toEqual(source);
    expect(copy.a).not.toBe(source.a);
    expect((copy.a as DataObject[])[0]).not.toBe((source.a as DataObject[])[0]);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });
});

describe('setValue', () => {
  it('sets a key that can be set again', () => {
    const object: DataObject = {};
    setValue(object, '__proto__', 1);
    setValue(object, '__proto__', 2);
    expect(ownValue(object, '__proto__')).toBe(2);
  });
});
