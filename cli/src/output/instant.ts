/** An instant of the registry to the second; null stays. */
export function instant(text: string): string;
export function instant(text: string | null): string | null;
export function instant(text: string | null): string | null {
  return text?.replace(/\.\d+Z$/, 'Z') ?? null;
}
