/**
 * The first number that is free for entries of the data-resource directory: their codes are the department's, a
 * hyphen and a number.
 * @param schemas that are published, in SDL
 */
export function nextSerial(owner: string | null, schemas: readonly string[]): number {
  const shape = new RegExp(`"${owner}-(\\d{1,6})"`, 'g');
  const serials = schemas.flatMap((sdl) =>
    [...sdl.matchAll(shape)].map(([, text]) => Number(text)),
  );
  return Math.max(0, ...serials) + 1;
}
