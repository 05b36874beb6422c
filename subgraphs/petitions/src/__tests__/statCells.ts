export const cell = '{ value suppressed reason }';
export const ratio = `{ numerator ${cell} denominator ${cell} value }`;
export function published(value: number) {
  return { value, suppressed: false, reason: null };
}

export function ratioOf(numerator: number, denominator: number) {
  return {
    numerator: published(numerator),
    denominator: published(denominator),
    value: denominator === 0 ? null : numerator / denominator,
  };
}

export const withheld = { value: null, suppressed: true, reason: 'SUPPRESSED' };
