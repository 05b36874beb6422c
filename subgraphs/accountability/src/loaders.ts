import { allOf, isOneOf, type SubgraphContext } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { BrokenGrant } from './grants/BrokenGrant';
import { reachableGrants } from './grants/grantScope';
import { readGrants } from './grants/readGrants';
import type { SealedGrant } from './grants/sealGrant';

export interface AccountabilityLoaders {
  /** Grants that the viewer may have to do with; rejects with the error of a broken one. */
  readonly grantById: DataLoader<string, SealedGrant | null>;
}

export type AccountabilityContext = SubgraphContext<AccountabilityLoaders>;

/** Fresh for every request. */
export function createLoaders(context: Omit<SubgraphContext, 'loaders'>): AccountabilityLoaders {
  const reachable = reachableGrants(context.viewer);
  return {
    grantById: new DataLoader<string, SealedGrant | null>(async (ids) => {
      const grants = await readGrants(context.database, context, {
        condition: allOf(isOneOf('grant_id', ids), reachable),
        limit: ids.length,
      });
      const byId = new Map<string, SealedGrant | BrokenGrant>();
      for (const grant of grants) byId.set(grant.grant_id, grant);
      return ids.map((id) => byId.get(id) ?? null);
    }),
  };
}
