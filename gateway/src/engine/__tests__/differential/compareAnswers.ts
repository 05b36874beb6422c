import { isDeepStrictEqual } from 'node:util';

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** How two engines answered the same operation; undefined when they agree. */
export function compareData(one: Answer, other: Answer): string | undefined {
  const same = isDeepStrictEqual(one.data ?? null, other.data ?? null);
  return same ? undefined : 'the data differ';
}

/**
 * Compares what is wrong with two answers, and where: the message, and the place as far as the answer
 * goes. An error may be told once or for each fetch that met it, and a plan may ask for more than the
 * answer shows; both the plan decides. Stock Apollo Gateway does not say where a fetch failed as a
 * whole; ours does.
 */
export function compareErrors(one: Answer, other: Answer): string | undefined {
  const [those, others] = [placesOf(one), placesOf(other)];
  const unplaced = (other.errors ?? []).filter(({ path }) => !path).map(({ message }) => message);
  const missing = [...those].filter(
    (place) => !others.has(place) && !unplaced.some((message) => place.endsWith(`: ${message}`)),
  );
  const more = [...others].filter((place) => !those.has(place));
  if (missing.length + more.length === 0) return undefined;
  return `the errors differ: only the first has ${missing.join(' | ') || 'none'}; only the second has ${more.join(' | ') || 'none'}`;
}

/** A hole that no subgraph explains; stock Apollo Gateway tells it beside the errors, if at all. */
const unexplained = 'SUBGRAPH_ANSWER_INVALID';

function placesOf({ data, errors = [] }: Answer): ReadonlySet<string> {
  const told = errors.filter(({ extensions }) => extensions?.code !== unexplained);
  return new Set(
    told.flatMap(({ message, path = [] }) => {
      const place = nullAt(data, path);
      return place ? [`${place.join('.')}: ${message}`] : [];
    }),
  );
}

/**
 * The place of the null that an error explains, at its path or above; undefined for an error of what
 * the answer does not show, as of a field that was fetched for `@requires`.
 */
function nullAt(
  data: unknown,
  path: readonly (string | number)[],
): readonly (string | number)[] | undefined {
  let value = data;
  for (const [index, step] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    if (typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value === null ? path : undefined;
}
