import { HubError } from '@civicgraph/shared';
import { Lexer, Source, TokenKind } from 'graphql';

/** Texts in which Hive's planner may read another value: none of these are in nearly all operations. */
const suspicious = /\\b|\d{300}|\d[eE]\+?\d{3}/;

/**
 * An operation as Hive's planner has to get it to read the same values: it takes the escape `\b` for
 * another character, and a number beyond the range of a double for the text "inf".
 * @throws HubError PLANNING_FAILED for such a number
 */
export function hiveText(operation: string): string {
  if (!suspicious.test(operation)) return operation;
  const lexer = new Lexer(new Source(operation));
  let text = '';
  let written = 0;
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    const { kind, start, end } = token;
    const own = operation.slice(start, end);
    if (kind === TokenKind.STRING) {
      text += operation.slice(written, start) + own.replace(/\\./g, escapeOfHive);
      written = end;
    }
    if ((kind === TokenKind.FLOAT || kind === TokenKind.INT) && !Number.isFinite(Number(own))) {
      throw new HubError('PLANNING_FAILED', 'The planner "hive" does not know numbers this large.');
    }
  }
  return text + operation.slice(written);
}

function escapeOfHive(written: string): string {
  return written === '\\b' ? '\\u0008' : written;
}
