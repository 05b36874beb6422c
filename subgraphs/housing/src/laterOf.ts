/** The later of two calendar dates. */
export function laterOf(left: string, right: string): string {
  return left > right ? left : right;
}
