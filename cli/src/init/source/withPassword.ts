/**
 * The URL of a database, with a password where it has none of its own: on a command line everybody on the machine could
 * read it. Whatever is no such URL stays as it is.
 */
export function withPassword(from: string, password: string | undefined): string {
  if (!password || !/^mysql:\/\//i.test(from) || !URL.canParse(from)) return from;
  const url = new URL(from);
  if (url.password === '') url.password = encodeURIComponent(password);
  return url.href;
}
