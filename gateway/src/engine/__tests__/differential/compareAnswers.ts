import { isDeepStrictEqual } from 'node:util';

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: Path;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
  /** Where stock Apollo Gateway tells of holes. */
  readonly extensions?: { readonly valueCompletion?: readonly { readonly path?: Path }[] };
}

type Path = readonly (string | number)[];

/** How two engines answered the same operation; undefined when they agree. */
export function compareData(one: Answer, other: Answer): string | undefined {
  const same = isDeepStrictEqual(one.data ?? null, other.data ?? null);
  return same ? undefined : 'the data differ';
}

/** Whether the keys of two answers stand in one order; stock Apollo Gateway has another. */
export function compareOrder(one: Answer, other: Answer): string | undefined {
  const same = JSON.stringify(one.data ?? null) === JSON.stringify(other.data ?? null);
  return same ? undefined : 'the order of keys differs';
}

/**
 * Compares what is wrong with two answers, and where: the message, and the place of the null that it
 * explains. An error may be told once or for each fetch that met it, and a plan may ask for more than the
 * answer shows; both the plan decides. Stock Apollo Gateway does not say where a fetch failed as a
 * whole; ours does.
 */
export function compareErrors(one: Answer, other: Answer): string | undefined {
  const missing = lacking(one, other);
  const more = lacking(other, one);
  if (missing.length + more.length === 0) return undefined;
  return `the errors differ: only the first has ${missing.join(' | ') || 'none'}; only the second has ${more.join(' | ') || 'none'}`;
}

/** A hole that no subgraph explains; stock Apollo Gateway tells it beside the errors, if at all. */
const unexplained = 'SUBGRAPH_ANSWER_INVALID';

/** The errors of one answer that another does not tell. */
function lacking(one: Answer, other: Answer): readonly string[] {
  const others = explanationsOf(other);
  const told = new Set(others.map(nameOf));
  const explained = new Set([
    ...others.map(({ place }) => place),
    ...(other.extensions?.valueCompletion ?? []).flatMap(({ path }) => placeOf(other, path) ?? []),
  ]);
  const unplaced = (other.errors ?? []).filter(({ path }) => !path).map(({ message }) => message);
  return explanationsOf(one)
    .filter(({ code }) => code !== unexplained)
    .filter((error) => !told.has(nameOf(error)) && !unplaced.includes(error.message))
    .filter(({ isHidden, place }) => !(isHidden && explained.has(place)))
    .map(nameOf);
}

interface Explanation {
  readonly place: string;
  readonly message: string;
  readonly code: unknown;
  /** Whether it is about something below the null: another plan may not have asked for it. */
  readonly isHidden: boolean;
}

function explanationsOf(answer: Answer): readonly Explanation[] {
  return (answer.errors ?? []).flatMap(({ message, path = [], extensions }) => {
    const place = nullAt(answer.data, path);
    if (!place) return [];
    const isHidden = place.length < path.length;
    return [{ place: place.join('.'), message, code: extensions?.code, isHidden }];
  });
}

function placeOf({ data }: Answer, path: Path | undefined): string | undefined {
  return path && nullAt(data, path)?.join('.');
}

function nameOf({ place, message }: Explanation): string {
  return `${place}: ${message}`;
}

/**
 * The place of the null that an error explains, at its path or above; undefined for an error of what
 * the answer does not show, as of a field that was fetched for `@requires`.
 */
function nullAt(data: unknown, path: Path): Path | undefined {
  let value = data;
  for (const [index, step] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    if (typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value === null ? path : undefined;
}
