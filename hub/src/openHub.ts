import {
  type City,
  createIdentityVerifier,
  createReferenceSeal,
  type DatabaseUrl,
  type IdentityKeyPair,
  type OpenSubgraph,
  openSubgraph,
  type SeedProgress,
  seedDomain,
} from '@civicgraph/shared';
import type { Logger } from 'pino';
import { subgraphDefinitions } from './subgraphs';

export interface OpenHubOptions {
  readonly databaseUrl: DatabaseUrl;
  readonly identityKeys: IdentityKeyPair;
  readonly referenceKey: Buffer;
  readonly logger: Logger;
  /** Fills empty databases with this city; databases that hold it already are left alone. */
  readonly city: City;
  readonly onProgress?: (subgraph: string, progress: SeedProgress) => void;
}

/** Opens every subgraph in this process, with its data in place. */
export async function openHub(options: OpenHubOptions): Promise<OpenSubgraph[]> {
  const shared = {
    databaseUrl: options.databaseUrl,
    verifyIdentity: createIdentityVerifier(options.identityKeys.publicKey),
    references: createReferenceSeal(options.referenceKey),
    logger: options.logger,
  };
  const opened: OpenSubgraph[] = [];
  try {
    for (const definition of subgraphDefinitions) {
      const subgraph = await openSubgraph(definition, shared);
      opened.push(subgraph);
      await seedDomain(subgraph.database, definition, options.city, (progress) =>
        options.onProgress?.(definition.name, progress),
      );
    }
    return opened;
  } catch (error) {
    await Promise.all(opened.map((subgraph) => subgraph.close()));
    throw error;
  }
}
