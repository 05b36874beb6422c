import { reencryptTable, type SubgraphDefinition } from '@civicgraph/shared';
import { eachDatabase } from './databaseCommand';
import { allSubgraphDefinitions } from './subgraphs';

/**
 * Encrypts with the current key of HUB_KEYS whatever the databases hold under an older one.
 * @param tell hears of every table that keeps something encrypted, and how many of its rows were rewritten
 * @throws HubError ENCRYPTED_VALUE_UNREADABLE when the key of some value is not in HUB_KEYS any more
 */
export async function reencryptDatabases(
  databaseUrl: string,
  tell: (table: string, rows: number) => void,
  definitions: readonly SubgraphDefinition[] = allSubgraphDefinitions,
): Promise<void> {
  const keeping = definitions.filter(({ encrypted = [] }) => encrypted.length > 0);
  await eachDatabase(
    databaseUrl,
    async ({ database, cipher }, { name, encrypted = [] }) => {
      for (const table of encrypted) {
        tell(`${name}.${table.table}`, await reencryptTable(database, table, cipher));
      }
    },
    keeping,
  );
}
