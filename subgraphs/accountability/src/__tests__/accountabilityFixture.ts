import type { AccessEntry, SubgraphResponse, Viewer } from '@civicgraph/shared';
import { type TestSubgraph, viewerOf } from '@civicgraph/shared/testing';
import type { DataSource } from 'typeorm';
import { createLedger } from '../ledger';
import { entryOf, logger } from '../ledger/__tests__/ledgerFixture';
import { genesis } from '../ledger/Head';

export const police = '11990101MB00000021';
export const health = '11990101MB00000032';

export const officer = viewerOf('POLICE', {
  id: 'officer',
  department: police,
  cases: ['XZ-2026-0009'],
});
export const administrator = viewerOf('DEPT_ADMIN', { id: 'administrator', department: police });
export const otherAdministrator = viewerOf('DEPT_ADMIN', { id: 'other', department: health });
export const auditor = viewerOf('AUDITOR', { id: 'auditor' });
export const secondAuditor = viewerOf('AUDITOR', { id: 'second-auditor' });

/** Sets the clock of the process, and nothing else of its time. */
export function setClock(instant: string): void {
  jest.useFakeTimers({
    now: new Date(instant),
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
}

/** Leaves a database as one that was just made. */
export async function emptyDatabase(database: DataSource): Promise<void> {
  for (const table of ['ledger_record', 'ledger_subject', 'access_grant', 'access_approval']) {
    await database.query(`DELETE FROM ${table}`);
  }
  const { seq, hash, signature } = genesis;
  await database.query('UPDATE ledger_head SET seq = ?, hash = ?, signature = ?', [
    seq,
    hash,
    signature,
  ]);
}

/** Records what a gateway would have told, in this order. */
export async function record(
  { subgraph, keyring }: TestSubgraph,
  entries: readonly Partial<AccessEntry>[],
): Promise<void> {
  const ledger = createLedger(subgraph.database, { keyring, logger });
  for (const entry of entries) await ledger.append(entryOf(entry));
  await ledger.close();
}

/** The one field of an answer, or the codes of its errors. */
export function outcomeOf({ data, errors }: SubgraphResponse): unknown {
  if (errors) return errors.map(({ extensions }) => extensions?.code);
  return Object.values(data ?? {})[0];
}

/** Asks for one field as a viewer. */
export async function ask(
  test: TestSubgraph,
  viewer: Viewer,
  operation: string,
  variables?: Record<string, unknown>,
): Promise<unknown> {
  return outcomeOf(await test.ask(viewer, operation, variables));
}
