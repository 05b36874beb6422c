import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chunks } from '../../__tests__/fake/fakeTerminal';
import { readSchema } from '../readSchema';

const folder = mkdtempSync(join(tmpdir(), 'civicgraph-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(content: string | Uint8Array): string {
  writeFileSync(join(folder, 'schema.graphql'), content);
  return 'schema.graphql';
}

const read = (file: string, input = chunks()) => readSchema(file, { folder, input });

describe('reading a schema', () => {
  it('takes a file relative to the folder, and hashes what it gives', async () => {
    const sdl = 'type Query { 案件: Int }\n';
    expect(await read(write(sdl))).toEqual({
      file: 'schema.graphql',
      sdl,
      sdlHash: createHash('sha256').update(sdl, 'utf8').digest('hex'),
    });
  });

  it('keeps CRLF, so that lines stay, and drops a byte order mark, so that columns do', async () => {
    const { sdl, sdlHash } = await read(write('\uFEFFtype Query {\r\n  a: Int\r\n}\r\n'));
    expect(sdl).toBe('type Query {\r\n  a: Int\r\n}\r\n');
    expect(sdlHash).toBe(createHash('sha256').update(sdl).digest('hex'));
  });

  it('takes standard input for -, characters split between its parts too', async () => {
    const bytes = Buffer.from('"案" scalar A');
    const input = chunks(bytes.subarray(0, 2), bytes.subarray(2));
    expect(await read('-', input)).toMatchObject({ file: '<stdin>', sdl: '"案" scalar A' });
  });

  it('takes an empty file: what is wrong with it is for the check to say', async () => {
    expect(await read(write(''))).toMatchObject({ sdl: '' });
  });

  test.each([
    ['missing.graphql', 'There is no such file'],
    ['schema.graphql/below', 'There is no such file'],
    ['.', 'It is a folder'],
    ['', 'no name of a file'],
    ['a\0b', 'no name of a file'],
  ])('refuses %j', async (file, reason) => {
    write('scalar A');
    await expect(read(file)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: expect.stringContaining(reason),
    });
  });

  test.each([
    ['GB18030', Buffer.from([0xb0, 0xb8, 0xbc, 0xfe])],
    ['UTF-16', Buffer.from('\uFEFFscalar A', 'utf16le')],
    ['a file cut off within a character', Buffer.from('案').subarray(0, 2)],
  ])('refuses %s', async (_, bytes) => {
    await expect(read(write(bytes))).rejects.toMatchObject({ code: 'FILE_NOT_TEXT' });
  });

  it('stops reading what does not end', async () => {
    async function* endless() {
      for (;;) yield Buffer.alloc(1024 * 1024, ' ');
    }
    await expect(read('-', endless())).rejects.toMatchObject({ code: 'SDL_TOO_LARGE' });
  });

  it('sends on 5 MB, which the registry refuses and remembers', async () => {
    expect((await read('-', chunks('#'.repeat(5_000_000)))).sdl).toHaveLength(5_000_000);
  });
});
