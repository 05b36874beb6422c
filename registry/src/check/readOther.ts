import type { SubgraphSchema } from './CheckInput';
import { KeptValues } from './KeptValues';
import { parseSdl } from './schema/parseSdl';
import { createSourceSchema, type SourceSchema } from './schema/SourceSchema';

/** A schema takes about 50 times its length in memory. */
const kept = new KeptValues<SourceSchema>(4_000_000);

/**
 * Reads a schema that was accepted before; the last ones are kept.
 * @throws Error when it is no schema, which would not have been accepted
 */
export function readOther({ name, sdl }: SubgraphSchema): SourceSchema {
  return kept.get(`${name}\n${sdl}`, () => {
    const parsed = parseSdl(sdl);
    if ('finding' in parsed) {
      throw new Error(`The current schema of "${name}" does not read: ${parsed.finding.message}`);
    }
    return createSourceSchema(name, parsed.document);
  });
}
