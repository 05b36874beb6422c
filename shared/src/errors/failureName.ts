/** What failed, for logs: a code or a class, of the cause where there is one. Never a message, which may quote a row. */
export function failureName(error: unknown): string {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: unknown };
  return code ?? (cause ? failureName(cause) : name) ?? 'Error';
}
