/** The band of a loss in yuan (法释〔2011〕7号, article 1); null when no loss is recorded. */
export function lossBandOf(yuan: number | null): string | null {
  if (yuan === null) return null;
  if (yuan <= 0) return 'NONE';
  if (yuan < 3_000) return 'UNDER_3K';
  if (yuan < 30_000) return 'FROM_3K';
  return yuan < 500_000 ? 'FROM_30K' : 'FROM_500K';
}
