export const cell = '{ value suppressed reason }';
export const ratio = `{ numerator ${cell} denominator ${cell} value }`;

/** A count that is shown. */
export const shown = (value: number) => ({ value, suppressed: false, reason: null });
export const withheld = { value: null, suppressed: true, reason: 'SUPPRESSED' };
export const noData = { value: null, suppressed: false, reason: 'NO_DATA' };

/** The ratio of two counts that are shown. */
export const ratioOf = (numerator: number, denominator: number) => ({
  numerator: shown(numerator),
  denominator: shown(denominator),
  value: denominator === 0 ? null : numerator / denominator,
});
