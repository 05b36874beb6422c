/**
 * Shares a total out in whole parts, in proportion to the weights, by largest remainder: the parts
 * add up to the total exactly, and ties go to the earlier part.
 * @param minimum what every part gets first; the rest is shared in proportion
 */
export function apportion(total: number, weights: readonly number[], minimum = 0): number[] {
  const shared = total - minimum * weights.length;
  if (shared < 0) {
    throw new RangeError(`Cannot give ${weights.length} parts ${minimum} each out of ${total}.`);
  }
  const sum = weights.reduce((left, right) => left + right, 0);
  const exact = weights.map((weight) => (shared * weight) / sum);
  const parts = exact.map((share) => minimum + Math.floor(share));
  const missing = total - parts.reduce((left, right) => left + right, 0);
  const byRemainder = exact
    .map((share, part) => ({ part, remainder: share - Math.floor(share) }))
    .sort((left, right) => right.remainder - left.remainder || left.part - right.part);
  for (const { part } of byRemainder.slice(0, missing)) parts[part] = (parts[part] ?? 0) + 1;
  return parts;
}
