import { addDays, daysBetween } from '../period';

// Bound once: where a test runner replaces globals, each look-up costs more than the arithmetic.
const { floor, imul } = Math;

/**
 * Random that is addressed, not drawn: the same (seed, stream, index) always gives the same numbers,
 * in whatever order and in whichever process they are asked for. Not for secrets.
 */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from 0 to `bound` - 1. */
  int(bound: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the values, in proportion to the weights. */
  weighted<T>(choices: readonly (readonly [value: T, weight: number])[]): T;
  /** A date `YYYY-MM-DD` from `from` to `to`, both included. */
  date(from: string, to: string): string;
}

const streamHashes = new Map<string, number>();

/** The number that stands for a stream's name; computed once for each name. */
export function streamHash(stream: string): number {
  let hash = streamHashes.get(stream);
  if (hash === undefined) {
    // FNV-1a; names are few and fixed, so the map stays small.
    hash = 0x811c9dc5;
    for (let i = 0; i < stream.length; i++) {
      hash = imul(hash ^ stream.charCodeAt(i), 0x01000193);
    }
    streamHashes.set(stream, hash);
  }
  return hash;
}

/** 32 bits, unsigned. For one seed and stream, no two indexes below 2^32 give the same. */
export function hash32(seed: number, stream: string | number, index: number): number {
  const name = typeof stream === 'number' ? stream : streamHash(stream);
  const key = mix(imul(seed, 0x9e3779b1) ^ mix(name));
  return mix(imul(index, 0x85ebca77) ^ key) >>> 0;
}

/** A small generator at an address. Cheap: make one for every row. */
export function createRandom(seed: number, stream: string | number, index: number): Random {
  return new AddressedRandom(hash32(seed, stream, index));
}

class AddressedRandom implements Random {
  private state: number;

  constructor(state: number) {
    this.state = state | 0;
  }

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    return (mix(this.state) >>> 0) / 4_294_967_296;
  }

  int(bound: number): number {
    return floor(this.next() * bound);
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('Cannot pick from an empty list.');
    return list[this.int(list.length)] as T;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  weighted<T>(choices: readonly (readonly [value: T, weight: number])[]): T {
    const last = choices.at(-1);
    if (!last) throw new RangeError('Cannot pick from an empty list.');
    let total = 0;
    for (const choice of choices) total += choice[1];
    let left = this.next() * total;
    for (const choice of choices) {
      left -= choice[1];
      if (left < 0) return choice[0];
    }
    return last[0];
  }

  date(from: string, to: string): string {
    return addDays(from, this.int(daysBetween(from, to) + 1));
  }
}

/** The finaliser of MurmurHash3: a bijection on 32 bits in which every bit moves every other. */
function mix(value: number): number {
  let h = value;
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
