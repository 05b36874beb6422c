import { createHmac } from 'node:crypto';
import type { City } from '@civicgraph/shared';

/** Crockford's base 32: without I, L, O and U, so that a code can be read out and typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 20;

/**
 * The query code on the receipt of the city's index-th petition: 20 characters, 100 bits. Synthetic
 * codes follow from the city's seed so that examples can use them; a real register draws them at
 * random. Only their hashes are stored.
 */
export function queryCodeOf(city: City, index: number): string {
  const bytes = createHmac('sha256', `synthetic petition receipts ${city.tier} ${city.seed}`)
    .update(String(index))
    .digest();
  return Array.from(bytes.subarray(0, length), (byte) => alphabet.charAt(byte & 31)).join('');
}
