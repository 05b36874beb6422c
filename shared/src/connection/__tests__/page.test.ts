import { type Connection, parsePage, toConnection } from '../page';

const rows = ['a', 'b', 'c', 'd'].map((key) => ({ key }));
const read = (list: string, first: number | null, after: string | null) => {
  const page = parsePage(list, { first, after });
  const left = rows.filter(({ key }) => page.after === null || key > page.after);
  return toConnection(list, page, left.slice(0, page.limit + 1), ({ key }) => key);
};
const keysOf = (connection: Connection<{ key: string }>) => connection.nodes.map(({ key }) => key);

describe('a page of a connection', () => {
  it('ends with a cursor that leads to the next', () => {
    const first = read('letters', 3, null);
    expect(keysOf(first)).toEqual(['a', 'b', 'c']);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = read('letters', 3, first.pageInfo.endCursor);
    expect(keysOf(second)).toEqual(['d']);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('goes on at the same place when rows were inserted before it', () => {
    const cursor = read('letters', 2, null).pageInfo.endCursor;
    rows.unshift({ key: 'A' });
    expect(keysOf(read('letters', 2, cursor))).toEqual(['c', 'd']);
    rows.shift();
  });

  it('has null cursors when it is empty', () => {
    expect(toConnection('letters', parsePage('letters', {}), [], () => '').pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  it.each([0, -1, 101])('is refused with "first" of %i', (first) => {
    expect(() => parsePage('letters', { first })).toThrow(
      expect.objectContaining({
        code: 'PAGE_SIZE_INVALID',
        message: expect.stringContaining(`"${first}"`),
      }),
    );
  });

  it.each([
    '',
    'x',
    'bGV0dGVyczo',
    Buffer.from('numbers:a').toString('base64url'),
    `${Buffer.from('letters:a').toString('base64url')}=`,
  ])('is refused after the cursor "%s"', (after) => {
    expect(() => parsePage('letters', { after })).toThrow(
      expect.objectContaining({ code: 'CURSOR_MALFORMED' }),
    );
  });
});
