import { isWithin } from '../codes';
import type { Grant } from './Grant';
import type { Purpose } from './purposes';
import type { Role } from './roles';
import { type Scope, scopesOf } from './scopes';

/**
 * Who asks. Built by the gateway from a verified token and carried, signed, to every subgraph; a
 * subgraph never builds one from anything else.
 */
export interface Viewer {
  /** The subject claim of the token: a stable account id, never a person's name. */
  readonly id: string;
  readonly role: Role;
  readonly scopes: readonly Scope[];
  /** Region codes the viewer is limited to; empty means that no region claim was made. */
  readonly regions: readonly string[];
  /** Grid codes the viewer works in. */
  readonly grids: readonly string[];
  /** Unified social credit code of the viewer's department. */
  readonly department: string | null;
  /** Ids of the care cases or petitions assigned to the viewer. */
  readonly cases: readonly string[];
  /** The viewer's own person reference, for the SUBJECT role. */
  readonly subject: string | null;
  /** What this request is for; null when it declares nothing. */
  readonly purpose: Purpose | null;
  /** The case that this request is for: one of `cases`, or that of the grant. */
  readonly caseRef: string | null;
  /** The grant that this request uses. */
  readonly grant: Grant | null;
  /** Whether the gateway may show the viewer how it came to an answer. Subgraphs are not told. */
  readonly debug?: true | undefined;
}

/** What is said of a viewer; the scopes follow from it. */
export type ViewerClaims = Omit<Viewer, 'scopes' | 'purpose' | 'caseRef' | 'grant'> &
  Partial<Pick<Viewer, 'purpose' | 'caseRef' | 'grant'>>;

export function createViewer(claims: ViewerClaims): Viewer {
  const { purpose = null, caseRef = null, grant = null } = claims;
  return { ...claims, purpose, caseRef, grant, scopes: scopesOf(claims.role, grant) };
}

/** What gateway and subgraphs know of a viewer alike: scopes follow from it, and who debugs is the gateway's own. */
export function claimsOf({ scopes: _scopes, debug: _debug, ...claims }: Viewer): ViewerClaims {
  return claims;
}

export function hasScope(viewer: Viewer, scope: string): boolean {
  return (viewer.scopes as readonly string[]).includes(scope);
}

/**
 * Whether the viewer may know that a region exists: it lies in the viewer's scope, or encloses it
 * (the way up is always visible). A viewer without region or grid claims may know every region,
 * which are public facts of GB/T 2260.
 */
export function maySeeRegion(viewer: Viewer, code: string): boolean {
  const areas = [...viewer.regions, ...viewer.grids];
  if (areas.length === 0) return viewer.role !== 'GRID';
  return areas.some((area) => isWithin(code, area) || isWithin(area, code));
}

/**
 * Whether statistics of a region or grid lie in the viewer's scope. Grid workers see those of
 * their own grids only; everybody else those inside their regions, or all when no region is claimed.
 */
export function maySeeStatistics(viewer: Viewer, area: string): boolean {
  if (viewer.role === 'GRID') return viewer.grids.includes(area);
  return viewer.regions.length === 0 || viewer.regions.some((region) => isWithin(area, region));
}
