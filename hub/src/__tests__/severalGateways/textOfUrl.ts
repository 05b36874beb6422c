import type { DatabaseUrl } from '@civicgraph/shared';

/** As `HUB_DATABASE_URL` has it. */
export function textOfUrl(url: DatabaseUrl): string {
  if (url.kind === 'SQLITE') return `sqlite:${url.folder}`;
  const { user, password, host, port, prefix } = url;
  return `mysql://${user}${password && `:${password}`}@${host}:${port}/${prefix}`;
}
