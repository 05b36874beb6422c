import { type DataObject, isDataObject, ownValue, setValue } from '../merge';
import type { Path, Rewrite } from '../plan';
import { createTypeTest, type ResponsePath } from './compilePath';
import type { TypeTable } from './TypeTable';

/** Applies rewrites to an object in place. */
export type Rewriter = (object: DataObject) => void;

/** @returns undefined when there is nothing to rewrite. */
export function compileRewrites(
  rewrites: readonly Rewrite[],
  types: TypeTable,
): Rewriter | undefined {
  if (rewrites.length === 0) return undefined;
  const appliers = rewrites.map((rewrite) => compileRewrite(rewrite, types));
  return (object) => {
    for (const apply of appliers) apply(object);
  };
}

function compileRewrite(rewrite: Rewrite, types: TypeTable): Rewriter {
  const last = rewrite.path.at(-1);
  if (last?.kind !== 'field') return () => {};
  const { key } = last;
  const change: Rewriter =
    rewrite.kind === 'set'
      ? (object) => setValue(object, key, rewrite.value)
      : (object) => rename(object, key, rewrite.to);
  return compileDescent(rewrite.path.slice(0, -1), change, types);
}

function compileDescent(path: Path, change: Rewriter, types: TypeTable): Rewriter {
  const [segment, ...rest] = path;
  if (!segment) return change;
  const next = compileDescent(rest, change, types);
  switch (segment.kind) {
    case 'field':
      return (object) => forEachObject(ownValue(object, segment.key), next);
    case 'list':
      return next;
    case 'type': {
      const isMember = createTypeTest(segment.types, types);
      return (object) => {
        if (isMember(object)) next(object);
      };
    }
  }
}

function forEachObject(value: unknown, apply: Rewriter): void {
  if (Array.isArray(value)) for (const item of value) forEachObject(item, apply);
  else if (isDataObject(value)) apply(value);
}

function rename(object: DataObject, from: string, to: string): void {
  const value = ownValue(object, from);
  if (value === undefined || from === to) return;
  setValue(object, to, value);
  delete object[from];
}

/** The place of an error of a subgraph, under the names that rewrites give to what it answered. */
export function renamedPath(path: ResponsePath, rewrites: readonly Rewrite[]): ResponsePath {
  let renamed = path;
  for (const rewrite of rewrites) {
    if (rewrite.kind !== 'rename') continue;
    const keys = rewrite.path.flatMap((segment) => (segment.kind === 'field' ? [segment.key] : []));
    renamed = replaceKey(renamed, keys, rewrite.to);
  }
  return renamed;
}

function replaceKey(path: ResponsePath, keys: readonly string[], to: string): ResponsePath {
  let matched = 0;
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number') continue;
    if (step !== keys[matched]) return path;
    matched += 1;
    if (matched === keys.length) return [...path.slice(0, index), to, ...path.slice(index + 1)];
  }
  return path;
}
