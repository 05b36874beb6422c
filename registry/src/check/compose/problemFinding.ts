import type { CompositionPlace, CompositionProblem } from '@civicgraph/shared/supergraph';
import type { Finding, OtherPlace, Severity } from '../CheckReport';
import { createForeignFinding } from '../createFinding';
import { placesIn, type SourceSchema } from '../schema/SourceSchema';

/**
 * What composition says, as a finding under Apollo's code. Where it gives no place, that of the element is taken which
 * the message names.
 * @param checked the schema that findings have their places in; null when there is none
 * @param sources all that were composed
 */
export function problemFinding(
  { code, message, places }: CompositionProblem,
  severity: Severity,
  checked: SourceSchema | null,
  sources: readonly SourceSchema[],
): Finding {
  const quoted = namesIn(message);
  const others = sources.filter((source) => source !== checked);
  const own = places.find(({ subgraph }) => subgraph === checked?.name);
  const coordinate = quoted.find((text) => checked?.placeOf(text)) ?? null;
  const foreign = places.filter(({ subgraph }) => subgraph !== checked?.name).map(otherPlace);
  const named = others.filter(({ name }) => quoted.includes(name));
  const element = coordinate ?? quoted.find((text) => placesIn(named, text).length > 0);
  return createForeignFinding(
    code,
    severity,
    own?.location ?? (coordinate === null ? null : (checked?.placeOf(coordinate) ?? null)),
    message,
    {
      coordinate,
      others: foreign.length > 0 || !element ? foreign : placesIn(named, element),
    },
  );
}

/** What a message quotes; one of the library's names a field without. */
function namesIn(message: string): string[] {
  const [, field, type] = /Field (\w+) already exists on (\w+)$/.exec(message) ?? [];
  const quoted = [...message.matchAll(/"([\w.:()@-]+)"/g)].flatMap(([, text = '']) => [text]);
  return type === undefined ? quoted : [`${type}.${field}`, ...quoted];
}

function otherPlace({ subgraph, location }: CompositionPlace): OtherPlace {
  return { subgraph, line: location?.line ?? null, column: location?.column ?? null };
}
