import { isSafeNumber, LosslessNumber, parse } from 'lossless-json';
import { hasLongNumber } from './hasLongNumber';

/**
 * Parses JSON, a text or in UTF-8, as `JSON.parse` does, but for numbers that a double would not keep:
 * each is a `LosslessNumber` with its text. Where a key stands twice the last one counts.
 * @throws SyntaxError; RangeError for one with such a number that is nested too deeply
 */
export function parseJson(json: string | Buffer): unknown {
  const text = json.toString();
  const bytes = typeof json === 'string' ? Buffer.from(json) : json;
  return hasLongNumber(bytes, text) ? parseExactly(text) : JSON.parse(text);
}

function parseExactly(text: string): unknown {
  return parse(text, undefined, {
    parseNumber: (number) => (isSafeNumber(number) ? Number(number) : new LosslessNumber(number)),
    onDuplicateKey: ({ newValue }) => newValue,
  });
}
