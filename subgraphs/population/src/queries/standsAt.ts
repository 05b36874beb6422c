import { HubError } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';

/**
 * The day the data stand at.
 * @throws HubError ARGUMENT_INVALID when the database holds no data yet
 */
export async function standsAt(database: DataSource): Promise<string> {
  const [row] = await database.query('SELECT stands_at FROM data_state WHERE id = 1');
  if (row) return row.stands_at;
  throw new HubError(
    'ARGUMENT_INVALID',
    'The population database holds no data, so there is no day to go by. Load data first.',
  );
}
