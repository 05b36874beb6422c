import { linksOf, nameInDocument } from '@civicgraph/shared';
import { readLinks } from '@civicgraph/shared/supergraph';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  parse,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
} from 'graphql';

/** All that a schema says of a type, its extensions included. */
export interface SourceType {
  readonly name: string;
  readonly nodes: ReadonlyArray<TypeDefinitionNode | TypeExtensionNode>;
  readonly isObject: boolean;
  readonly isInterface: boolean;
  /** Whether it is no scalar and no enum. */
  readonly isComposite: boolean;
  readonly isRoot: boolean;
  /** Without what Federation itself asks for, and without those marked `@external`. */
  readonly fields: readonly FieldDefinitionNode[];
  readonly interfaces: readonly string[];
  readonly directives: readonly ConstDirectiveNode[];
  /** Fields of the type that its `@key`s name; undefined for one that is no entity. */
  readonly keyFields: ReadonlySet<string> | undefined;
}

/** By their names; scalars and enums of linked specs are left out, and what Federation itself asks for. */
export type SourceTypes = ReadonlyMap<string, SourceType>;

type Node = TypeDefinitionNode | TypeExtensionNode;

/** What a subgraph may print of what Federation itself asks for (https://www.apollographql.com/docs/federation/subgraph-spec). */
const federationTypes: ReadonlySet<string> = new Set(['_Any', '_Entity', '_Service', '_FieldSet']);
const federationFields: ReadonlySet<string> = new Set(['_entities', '_service']);

const federation = 'https://specs.apollo.dev/federation';

/** Reads the types of a subgraph, whatever it calls the directives of Federation. */
export function readTypes(document: DocumentNode): SourceTypes {
  const nodes = new Map<string, Node[]>();
  const { ownsType } = readLinks(document);
  for (const node of document.definitions) {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) continue;
    const name = node.name.value;
    // Specs bring scalars and enums; whatever holds fields is the subgraph's own, whoever it says has brought it.
    if (federationTypes.has(name) || (!isComposite(node) && ownsType(name))) continue;
    nodes.set(name, [...(nodes.get(name) ?? []), node]);
  }
  const roots = rootNames(document);
  const names = federationNames(document);
  return new Map(
    [...nodes].map(([name, own]) => [name, typeOf(name, own, roots.has(name), names)]),
  );
}

/** The type that a field gives, without lists and non-nulls. */
export function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}

interface FederationNames {
  readonly key: string;
  readonly external: string;
}

/** A document that links nothing is one of Federation 1. */
function federationNames(document: DocumentNode): FederationNames {
  const link = linksOf(document).find(({ identity }) => identity === federation);
  const nameOf = (name: string) => (link ? nameInDocument(link, `@${name}`).slice(1) : name);
  return { key: nameOf('key'), external: nameOf('external') };
}

function rootNames({ definitions }: DocumentNode): ReadonlySet<string> {
  const named = definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
      ? (node.operationTypes ?? []).map(({ type }) => type.name.value)
      : [],
  );
  return new Set(named.length > 0 ? named : ['Query', 'Mutation', 'Subscription']);
}

function typeOf(
  name: string,
  nodes: readonly Node[],
  isRoot: boolean,
  { key, external }: FederationNames,
): SourceType {
  const directives = nodes.flatMap((node) => node.directives ?? []);
  const isExternal = (list: readonly ConstDirectiveNode[] = []) =>
    list.some((directive) => directive.name.value === external);
  const fields = nodes
    .filter((node) => !isExternal(node.directives))
    .flatMap(fieldsOf)
    .filter((field) => !federationFields.has(field.name.value) && !isExternal(field.directives));
  const keys = directives.filter((directive) => directive.name.value === key);
  const is = (...kinds: readonly Kind[]) => nodes.some(({ kind }) => kinds.includes(kind));
  return {
    name,
    nodes,
    isObject: is(Kind.OBJECT_TYPE_DEFINITION, Kind.OBJECT_TYPE_EXTENSION),
    isInterface: is(Kind.INTERFACE_TYPE_DEFINITION, Kind.INTERFACE_TYPE_EXTENSION),
    isComposite: nodes.every(isComposite),
    isRoot,
    fields,
    interfaces: nodes.flatMap((node) =>
      'interfaces' in node ? (node.interfaces ?? []).map((one) => one.name.value) : [],
    ),
    directives,
    keyFields: keys.length > 0 ? new Set(keys.flatMap(fieldsOfKey)) : undefined,
  };
}

function isComposite({ kind }: Node): boolean {
  switch (kind) {
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_EXTENSION:
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_EXTENSION:
      return false;
    default:
      return true;
  }
}

function fieldsOf(node: Node): readonly FieldDefinitionNode[] {
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return node.fields ?? [];
    default:
      return [];
  }
}

/** The fields of the type itself that a field set begins with; composition refuses one that does not read. */
function fieldsOfKey({ arguments: given = [] }: ConstDirectiveNode): string[] {
  const value = given.find((one) => one.name.value === 'fields')?.value;
  if (value?.kind !== Kind.STRING) return [];
  try {
    const [set] = parse(`{ ${value.value} }`, { noLocation: true }).definitions;
    if (set?.kind !== Kind.OPERATION_DEFINITION) return [];
    return set.selectionSet.selections.flatMap((node) =>
      node.kind === Kind.FIELD ? [node.name.value] : [],
    );
  } catch {
    return [];
  }
}
