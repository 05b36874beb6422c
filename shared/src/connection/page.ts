import { HubError, quote } from '../errors';

/** Arguments of every list field. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A page asked for, checked: at most `limit` rows whose key lies after `after`. */
export interface Page {
  readonly limit: number;
  readonly after: string | null;
}

/** The Relay connection shape (GraphQL Cursor Connections Specification), plus `nodes`. */
export interface Connection<Node> {
  readonly edges: ReadonlyArray<{ readonly cursor: string; readonly node: Node }>;
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

export const defaultPageSize = 50;
export const maximumPageSize = 100;

/**
 * Checks the paging arguments of a list. `list` names the list, so that a cursor of one list is not
 * taken by another.
 * @throws HubError PAGE_SIZE_INVALID, CURSOR_MALFORMED
 */
export function parsePage(list: string, { first, after }: PageArguments): Page {
  const limit = first ?? defaultPageSize;
  if (limit < 1 || limit > maximumPageSize) {
    throw new HubError(
      'PAGE_SIZE_INVALID',
      `Cannot return a page of ${quote(limit)}. Expected "first" from 1 to ${maximumPageSize}; ask for the next page with "after".`,
    );
  }
  return { limit, after: after == null ? null : readCursor(list, after) };
}

/**
 * Cuts rows to a page. `rows` holds up to `limit + 1` rows in key order, the one too many telling
 * that there is a next page. Cursors are keys, so rows inserted meanwhile shift nothing.
 */
export function toConnection<Node>(
  list: string,
  page: Page,
  rows: readonly Node[],
  keyOf: (row: Node) => string,
): Connection<Node> {
  const nodes = rows.slice(0, page.limit);
  const edges = nodes.map((node) => ({ cursor: writeCursor(list, keyOf(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > page.limit,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function writeCursor(list: string, key: string): string {
  return Buffer.from(`${list}:${key}`).toString('base64url');
}

function readCursor(list: string, cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  const key = text.slice(list.length + 1);
  if (!text.startsWith(`${list}:`) || key === '' || writeCursor(list, key) !== cursor) {
    throw new HubError(
      'CURSOR_MALFORMED',
      `Unknown cursor ${quote(cursor)}. Expected an "endCursor" of the same list; leave "after" out for the first page.`,
    );
  }
  return key;
}
