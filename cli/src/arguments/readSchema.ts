import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { HubError, quote } from '@civicgraph/shared/errors';
import type { Terminal } from '../terminal/Terminal';

/** Below what the registry takes as one request; larger files are not even read to their end. */
const maxBytes = 7 * 1024 * 1024;

/** A schema as it is sent. */
export interface SchemaText {
  /** Of the file, for the places of findings. */
  readonly file: string;
  /** Lines as the file has them; without its byte order mark, which editors do not count as a column either. */
  readonly sdl: string;
  /** SHA-256 of `sdl`, in hex, as the registry makes it. */
  readonly sdlHash: string;
}

/**
 * Reads a schema from a file, or from standard input for `-`.
 * @throws HubError FILE_UNREADABLE, FILE_NOT_TEXT, SDL_TOO_LARGE
 */
export async function readSchema(
  file: string,
  { folder, input }: Pick<Terminal, 'folder' | 'input'>,
): Promise<SchemaText> {
  const name = file === '-' ? '<stdin>' : file;
  const bytes = await readBytes(file === '-' ? input : openFile(file, folder), name);
  const sdl = decode(bytes, name);
  return { file: name, sdl, sdlHash: createHash('sha256').update(sdl).digest('hex') };
}

function openFile(file: string, folder: string): AsyncIterable<Uint8Array> {
  // Node would take it for a mistake of the program.
  if (file === '' || file.includes('\0')) throw unreadable(file, 'That is no name of a file.');
  return createReadStream(resolve(folder, file));
}

async function readBytes(source: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw unreadable(name, reasonOf(error));
  }
  if (size <= maxBytes) return Buffer.concat(chunks);
  throw new HubError(
    'SDL_TOO_LARGE',
    `The schema ${quote(name)} is larger than ${maxBytes} bytes. Split it into several subgraphs.`,
  );
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HubError(
      'FILE_NOT_TEXT',
      `The file ${quote(name)} is not UTF-8 text. Save it as UTF-8, or convert it: iconv -f GB18030 -t UTF-8.`,
    );
  }
}

function unreadable(name: string, reason: string): HubError {
  return new HubError(
    'FILE_UNREADABLE',
    `Cannot read ${quote(name)}. ${reason} Expected a file with a schema, or - for standard input.`,
  );
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'There is no such file.';
  if (code === 'EISDIR') return 'It is a folder.';
  if (code === 'EACCES' || code === 'EPERM') return 'You may not read it.';
  return `Reading failed (${code ?? 'no reason given'}).`;
}
