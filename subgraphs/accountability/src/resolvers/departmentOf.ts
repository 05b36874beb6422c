/** A department as the directory knows it; null for none, which counts have as an empty text. */
export function departmentOf(uscc: string | null): { readonly uscc: string } | null {
  return uscc ? { uscc } : null;
}
