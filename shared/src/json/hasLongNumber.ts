/** A double keeps every number of fewer digits. */
const digits = 16;
/** A number of more characters is not the text of a double. */
const maxKeptDigits = 30;

/** An exponent this long may be more than a double holds; letters and digits of an id look alike. */
const longExponent = /\d[eE][+-]?\d{3}/;
const longExponentOfNumber = /(?:^|[:,[\s])-?\d[\d.]*[eE][+-]?\d{3}/;

/**
 * Whether JSON has a number that a double does not keep. True also of some with such a number in a
 * string, never false of one with a number. It looks at one byte in 16, so that answers without long
 * numbers pay next to nothing; bytes, since looking into a string costs three times that.
 */
export function hasLongNumber(bytes: Buffer, text: string): boolean {
  return hasLongDigits(bytes) || (longExponent.test(text) && longExponentOfNumber.test(text));
}

function hasLongDigits(bytes: Buffer): boolean {
  const { length } = bytes;
  let probe = digits - 1;
  while (probe < length) {
    if (isDigit(bytes[probe])) {
      const end = endOfDigits(bytes, probe);
      const start = startOfDigits(bytes, probe);
      if (end - start >= digits && isNumberAt(bytes, start) && !isKept(bytes, start, end)) {
        return true;
      }
      probe = end;
    }
    probe += digits;
  }
  return false;
}

function startOfDigits(bytes: Buffer, place: number): number {
  let start = place;
  while (start > 0 && isDigit(bytes[start - 1])) start -= 1;
  return start;
}

function endOfDigits(bytes: Buffer, place: number): number {
  let end = place + 1;
  while (isDigit(bytes[end])) end += 1;
  return end;
}

/** Whether digits stand where a number can: after nothing, white space, a comma, a colon or a bracket. */
function isNumberAt(bytes: Buffer, start: number): boolean {
  const isNegative = bytes[start - 1] === 0x2d;
  const before = bytes[start - (isNegative ? 2 : 1)];
  return (
    before === undefined || before <= 0x20 || before === 0x2c || before === 0x3a || before === 0x5b
  );
}

/** Whether a double keeps a number, as it does most rates: they were doubles once. */
function isKept(bytes: Buffer, start: number, end: number): boolean {
  const after = (bytes[end] ?? 0) | 0x20;
  // With an exponent, whoever parses it looks closer.
  if (after === 0x65 || end - start > maxKeptDigits) return false;
  const number = bytes.toString('latin1', start, end);
  return String(Number(number)) === number;
}

/** A digit, or the point between digits. */
function isDigit(code: number | undefined): boolean {
  return code !== undefined && ((code >= 0x30 && code <= 0x39) || code === 0x2e);
}
