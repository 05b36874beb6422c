import { GraphQLError } from 'graphql';
import type { ErrorCode } from './errorCodes';

/**
 * The base of every error that may be shown to a client. Whatever is not a `HubError` is masked
 * before it leaves the process.
 *
 * The message is one sentence with the offending value quoted, what was expected, and the next
 * step. It never holds a secret, a token or a personal datum. `context` is machine-readable and is
 * sent to the client too.
 */
export class HubError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, context: Readonly<Record<string, unknown>> = {}) {
    super(message, { extensions: { ...context, code } });
    this.code = code;
    this.name = 'HubError';
  }
}

/**
 * Quotes a value for an error message: one line, printable, at most 60 characters, so that a hostile
 * value cannot flood a log or forge a line in it.
 */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : nameOf(value);
  const printable = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '·');
  return `"${printable.length > 60 ? `${printable.slice(0, 57)}...` : printable}"`;
}

/** A value as JSON, whatever a hostile `toString` would do. */
function nameOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value) ?? 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}
