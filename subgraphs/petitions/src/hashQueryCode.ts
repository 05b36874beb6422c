import { createHash } from 'node:crypto';

/** What the register keeps of a query code: its SHA-256 in hexadecimal. */
export function hashQueryCode(queryCode: string): string {
  return createHash('sha256').update(queryCode).digest('hex');
}
