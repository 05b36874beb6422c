import {
  createReferenceSeal,
  HubError,
  type OpenSubgraph,
  openSubgraph,
  parseDatabaseUrl,
  parseKeyring,
  type SubgraphDefinition,
} from '@civicgraph/shared';
import pino from 'pino';
import { localKeys, localReferenceKey } from './localKeys';
import { allSubgraphDefinitions } from './subgraphs';

/**
 * Runs a command over the databases of the subgraphs, one after the other, each opened and closed
 * around its part. Nothing is served: requests would be refused.
 */
export async function eachDatabase(
  databaseUrl: string,
  work: (subgraph: OpenSubgraph, definition: SubgraphDefinition) => Promise<void>,
  definitions: readonly SubgraphDefinition[] = allSubgraphDefinitions,
): Promise<void> {
  process.umask(0o077);
  for (const definition of definitions) {
    const subgraph = await openSubgraph(definition, {
      databaseUrl: parseDatabaseUrl(databaseUrl),
      verifyIdentity: async () => {
        throw new HubError('IDENTITY_NOT_ACCEPTED', 'No request is served by this command.');
      },
      references: createReferenceSeal(localReferenceKey()),
      keyring: parseKeyring(localKeys()),
      logger: pino({ level: 'silent' }),
    });
    try {
      await work(subgraph, definition);
    } finally {
      await subgraph.close();
    }
  }
}

/** The database a command works on: its `--database`, or the hub's own setting. */
export function databaseUrlOf(argument: string | undefined): string {
  return argument ?? process.env.HUB_DATABASE_URL ?? 'sqlite:./data';
}
