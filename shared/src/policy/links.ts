import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql';
import { argumentOf } from './argumentOf';

/** A spec that a schema links (https://specs.apollo.dev/link/v1.0). */
export interface Link {
  /** The URL without its version: `https://specs.apollo.dev/join`. */
  readonly identity: string;
  /** The last part of the identity, the name of the spec: `join`. */
  readonly spec: string | undefined;
  /** `v0.5`. */
  readonly version: string | undefined;
  /** The name it goes by: `as`, or that of the spec. */
  readonly namespace: string;
  /** By the name in the spec, the name in the document; directives with their `@`. */
  readonly imports: ReadonlyMap<string, string>;
}

/** Reads the `@link`s of a schema, whether of a subgraph or composed. */
export function linksOf(document: DocumentNode): readonly Link[] {
  const directives = document.definitions
    .filter((node) => node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION)
    .flatMap((node) => node.directives ?? []);
  const name = linkName(directives);
  return directives.filter((directive) => directive.name.value === name).map(readLink);
}

/** The name by which a document calls an element of a linked spec; directives with their `@`. */
export function nameInDocument({ imports, namespace, spec }: Link, name: string): string {
  const imported = imports.get(name);
  if (imported !== undefined) return imported;
  const [sign, bare] = name.startsWith('@') ? ['@', name.slice(1)] : ['', name];
  // The directive that a spec is named after needs no namespace.
  return sign !== '' && bare === spec ? `@${namespace}` : `${sign}${namespace}__${bare}`;
}

/** A composed schema links the spec of `@link` itself, and may do so under another name. */
function linkName(directives: readonly ConstDirectiveNode[]): string {
  const own = directives.find((directive) => {
    const { spec, namespace } = readLink(directive);
    return spec === 'link' && namespace === directive.name.value;
  });
  return own?.name.value ?? 'link';
}

function readLink(directive: ConstDirectiveNode): Link {
  const url = argumentOf(directive, 'url');
  const text = url?.kind === Kind.STRING ? url.value : '';
  const [, identity = text, spec, version] = /^(.*\/([^/]+))\/(v\d+\.\d+)\/?$/.exec(text) ?? [];
  const alias = argumentOf(directive, 'as');
  const imports = argumentOf(directive, 'import');
  return {
    identity,
    spec,
    version,
    namespace: (alias?.kind === Kind.STRING ? alias.value : spec) ?? '',
    imports: new Map(imports?.kind === Kind.LIST ? imports.values.flatMap(readImport) : []),
  };
}

/** `"@key"`, or `{ name: "@key", as: "@primary" }`. */
function readImport(value: ConstValueNode): [string, string][] {
  if (value.kind === Kind.STRING) return [[value.value, value.value]];
  if (value.kind !== Kind.OBJECT) return [];
  const texts = new Map(
    value.fields.map(({ name, value: text }) => [
      name.value,
      text.kind === Kind.STRING ? text.value : undefined,
    ]),
  );
  const name = texts.get('name');
  return name === undefined ? [] : [[name, texts.get('as') ?? name]];
}
