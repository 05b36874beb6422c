import type { TokenClaims } from './tokenArguments';

/**
 * The header that declares the purpose of a demo viewer, shown where the viewer reads about persons:
 * statistics concern nobody.
 */
export function purposeHeader({ purpose }: TokenClaims): { readonly 'x-purpose'?: string } {
  return purpose && purpose !== 'STATISTICS' ? { 'x-purpose': purpose } : {};
}
