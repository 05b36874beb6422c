import { allOf, createFieldCipher, isOneOf, type Keyring } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { accountabilityDatabase } from '../accountabilityDatabase';
import type { RecordBody } from '../ledger/draftRecord';
import { BrokenGrant } from './BrokenGrant';
import { readGrants } from './readGrants';

const pageSize = 500;

/**
 * Looks at every grant of a database whose ledger was verified: whether its seal holds, and is the one that its last
 * step in the ledger left, so that an older row that was put back is found too. Steps that are taken meanwhile do
 * no harm: each statement sees a grant together with its approvals, or with its last step. Reads in pages.
 * @throws HubError LEDGER_BROKEN with `fault` GRANT and the `grantId` of the first that is broken
 */
export async function verifyGrants(database: DataSource, keyring: Keyring): Promise<void> {
  const reader = { keyring, cipher: createFieldCipher(keyring, accountabilityDatabase.name) };
  for (let last: string | undefined; ; ) {
    const grants = await readGrants(database, reader, {
      condition: allOf(last === undefined ? null : { sql: 'grant_id < ?', parameters: [last] }),
      limit: pageSize,
    });
    if (grants.length === 0) break;
    for (const grant of grants) if (grant instanceof BrokenGrant) throw grant;
    await checkLastSteps(
      database,
      grants.map(({ grant_id }) => grant_id),
    );
    last = grants.at(-1)?.grant_id;
  }
  await checkNoneIsGone(database);
}

async function checkLastSteps(database: DataSource, ids: readonly string[]): Promise<void> {
  const { sql, parameters } = isOneOf('g.grant_id', ids);
  const rows: { grant_id: string; seal: string; body: string | null }[] = await database.query(
    `SELECT g.grant_id, g.seal, r.body FROM access_grant g
    LEFT JOIN ledger_record r ON r.seq = (SELECT MAX(s.seq) FROM ledger_record s WHERE s.grant_id = g.grant_id AND s.kind = 'GRANT')
    WHERE ${sql} ORDER BY g.grant_id DESC`,
    [...parameters],
  );
  for (const { grant_id, seal, body } of rows) {
    const step = body === null ? null : (JSON.parse(body) as RecordBody);
    if (step?.detail?.seal !== seal) throw new BrokenGrant(grant_id, 'STEP');
  }
}

async function checkNoneIsGone(database: DataSource): Promise<void> {
  const [row] = await database.query(
    "SELECT MIN(r.grant_id) AS id FROM ledger_record r WHERE r.kind = 'GRANT' AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.grant_id = r.grant_id)",
  );
  if (row.id !== null) throw new BrokenGrant(row.id, 'GONE');
}
