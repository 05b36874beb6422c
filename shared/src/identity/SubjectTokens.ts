import type { Viewer } from '../viewer';

/**
 * Tokens that stand for persons outside the hub. One holds for a viewer, a purpose and a quarter: two
 * viewers' exports cannot be joined on it, and it tells nothing of the id inside.
 */
export interface SubjectTokens {
  /** Always the same for the same viewer, purpose, quarter, type and id. */
  seal(viewer: Viewer, type: string, id: string): string;
  /** What it stands for, or null when it was made for another viewer, purpose or quarter, or forged. */
  open(viewer: Viewer, token: string): { readonly type: string; readonly id: string } | null;
}
