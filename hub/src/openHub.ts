import {
  type City,
  createIdentityVerifier,
  createReferenceSeal,
  type DatabaseUrl,
  heldCity,
  type IdentityKeyPair,
  type Keyring,
  type OpenSubgraph,
  openSubgraph,
  type SeedProgress,
  type SubgraphDefinition,
  seedDomain,
} from '@civicgraph/shared';
import type { Logger } from 'pino';
import { subgraphDefinitions } from './subgraphs';

export interface OpenHubOptions {
  readonly databaseUrl: DatabaseUrl;
  readonly identityKeys: IdentityKeyPair;
  readonly referenceKey: Buffer;
  readonly keyring: Keyring;
  readonly logger: Logger;
  /** Fills empty databases with this city; a hub that holds another one keeps that. */
  readonly city: City;
  /** Those that a hub runs itself, unless given. */
  readonly definitions?: readonly SubgraphDefinition[];
  readonly onProgress?: (subgraph: string, progress: SeedProgress) => void;
}

export interface OpenHub {
  readonly subgraphs: readonly OpenSubgraph[];
  /** The city they hold. */
  readonly city: City;
}

/** Opens every subgraph in this process, with its data in place. */
export async function openHub(options: OpenHubOptions): Promise<OpenHub> {
  const shared = {
    databaseUrl: options.databaseUrl,
    verifyIdentity: createIdentityVerifier(options.identityKeys.publicKey),
    references: createReferenceSeal(options.referenceKey),
    keyring: options.keyring,
    logger: options.logger,
  };
  const opened: OpenSubgraph[] = [];
  let city: City | null = null;
  try {
    for (const definition of options.definitions ?? subgraphDefinitions) {
      const subgraph = await openSubgraph(definition, shared);
      opened.push(subgraph);
      city ??= (await heldCity(subgraph.database)) ?? options.city;
      await seedDomain(subgraph, definition, city, (progress) =>
        options.onProgress?.(definition.name, progress),
      );
    }
    return { subgraphs: opened, city: city ?? options.city };
  } catch (error) {
    await Promise.all(opened.map((subgraph) => subgraph.close()));
    throw error;
  }
}
