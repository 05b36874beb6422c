import { createHash } from 'node:crypto';
import { placeholders } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';

/** SHA-256 of a text in UTF-8, in hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Keeps a text under its hash, once however often it is kept. Needs a transaction that excludes others. */
export async function keepText(manager: EntityManager, text: string): Promise<string> {
  const hash = hashOf(text);
  const known: unknown[] = await manager.query('SELECT 1 FROM schema_text WHERE hash = ?', [hash]);
  if (known.length === 0) {
    await manager.query('INSERT INTO schema_text (hash, text) VALUES (?, ?)', [hash, text]);
  }
  return hash;
}

/** The texts of hashes, in their order. */
export async function readTexts(
  manager: EntityManager,
  hashes: readonly string[],
): Promise<string[]> {
  if (hashes.length === 0) return [];
  const rows: { hash: string; text: string }[] = await manager.query(
    `SELECT hash, text FROM schema_text WHERE hash IN (${placeholders(hashes)})`,
    [...hashes],
  );
  const texts = new Map(rows.map(({ hash, text }) => [hash, text]));
  return hashes.map((hash) => texts.get(hash) ?? '');
}
