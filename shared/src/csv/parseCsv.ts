import { CsvError, parse } from 'csv-parse/sync';
import { HubError, quote } from '../errors';
import { decodeCsv } from './decodeCsv';

/** A record of a CSV file, and the line of the file that it ends on. */
export interface CsvRecord {
  readonly line: number;
  readonly values: readonly string[];
}

export interface CsvTable {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
}

/**
 * Reads a CSV file (RFC 4180) with a header, its values trimmed.
 * @throws HubError SOURCE_UNREADABLE naming the line, never a value
 */
export function parseCsv(fileName: string, content: Uint8Array): CsvTable {
  const [header, ...records] = recordsOf(fileName, decodeCsv(fileName, content));
  if (!header || header.values.every((name) => name === '')) {
    throw unreadable(fileName, 'is empty', 'a header with the names of the columns');
  }
  const unnamed = header.values.indexOf('');
  if (unnamed >= 0) {
    throw unreadable(fileName, `names no column ${unnamed + 1}`, 'a name for each column');
  }
  const repeated = header.values.find((name, index) => header.values.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw unreadable(fileName, `has two columns ${quote(repeated)}`, 'each name once');
  }
  return { header: header.values, records };
}

/** What the parser gives when it is asked for `info`; its types do not say so. */
interface InformedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function recordsOf(fileName: string, text: string): CsvRecord[] {
  try {
    const read: unknown = parse(text, { info: true, trim: true, skip_empty_lines: true });
    return (read as InformedRecord[]).map(({ record, info }) => ({
      line: info.lines,
      values: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? ` at line ${error.lines}` : '';
    throw unreadable(
      fileName,
      `is no table${line} (${error.code})`,
      'as many values in each line as the header has, with commas between them',
    );
  }
}

function unreadable(fileName: string, fault: string, expected: string): HubError {
  return new HubError(
    'SOURCE_UNREADABLE',
    `The file ${quote(fileName)} ${fault}. Expected ${expected}.`,
  );
}
