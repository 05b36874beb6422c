import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind } from 'graphql';

/** Which definitions of a supergraph are those of the specs it links. */
export interface Links {
  ownsDirective(name: string): boolean;
  ownsType(name: string): boolean;
  /** The name `@inaccessible` goes by; undefined when it is not linked. */
  readonly inaccessible: string | undefined;
}

interface Link {
  /** The name of the spec in its URL: `https://specs.apollo.dev/join/v0.5` → `join`. */
  readonly spec: string | undefined;
  /** The name it goes by: `as`, or that of the spec. */
  readonly namespace: string;
  /** By the name in the spec, the name in the document; directives with their `@`. */
  readonly imports: ReadonlyMap<string, string>;
}

/** Reads the `@link`s of a supergraph (https://specs.apollo.dev/link/v1.0). */
export function readLinks(document: DocumentNode): Links {
  const directives = document.definitions
    .filter((node) => node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION)
    .flatMap((node) => node.directives ?? []);
  const links = directives.filter(({ name }) => name.value === linkName(directives)).map(readLink);
  const namespaces = new Set(links.map(({ namespace }) => namespace));
  const imported = new Set(links.flatMap(({ imports }) => [...imports.values()]));
  const isPrefixed = (name: string) =>
    namespaces.has(name.split('__', 1)[0] ?? '') && name.includes('__');
  const hiding = links.find(({ spec }) => spec === 'inaccessible');
  return {
    ownsDirective: (name) => namespaces.has(name) || isPrefixed(name) || imported.has(`@${name}`),
    ownsType: (name) => isPrefixed(name) || imported.has(name),
    inaccessible: hiding && (hiding.imports.get('@inaccessible')?.slice(1) ?? hiding.namespace),
  };
}

/** `@link` links its own spec first, and may do so under another name. */
function linkName(directives: readonly ConstDirectiveNode[]): string | undefined {
  return directives.find((directive) => {
    const { spec, namespace } = readLink(directive);
    return spec === 'link' && namespace === directive.name.value;
  })?.name.value;
}

function readLink(directive: ConstDirectiveNode): Link {
  const url = argumentOf(directive, 'url');
  const spec = url?.kind === Kind.STRING ? specOf(url.value) : undefined;
  const alias = argumentOf(directive, 'as');
  const imports = argumentOf(directive, 'import');
  return {
    spec,
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

function specOf(url: string): string | undefined {
  return /\/([^/]+)\/v\d+\.\d+\/?$/.exec(url)?.[1];
}

function argumentOf(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((argument) => argument.name.value === name)?.value;
}
