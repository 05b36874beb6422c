/** The bands of the SDL's `AgeBand`, by the first year of age they hold. */
export const ageBands = [
  { code: 'A0_13', measure: 'age_0_13', from: 0, label: '0至13岁' },
  { code: 'A14_17', measure: 'age_14_17', from: 14, label: '14至17岁' },
  { code: 'A18_34', measure: 'age_18_34', from: 18, label: '18至34岁' },
  { code: 'A35_59', measure: 'age_35_59', from: 35, label: '35至59岁' },
  { code: 'A60_79', measure: 'age_60_79', from: 60, label: '60至79岁' },
  { code: 'A80P', measure: 'age_80_plus', from: 80, label: '80岁及以上' },
] as const;

export type AgeBandCode = (typeof ageBands)[number]['code'];

/** Full years of age on a day. Dates are `YYYY-MM-DD`. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The band of an age in full years. */
export function ageBandOf(age: number): AgeBandCode {
  return ageBands.findLast(({ from }) => age >= from)?.code ?? 'A0_13';
}
