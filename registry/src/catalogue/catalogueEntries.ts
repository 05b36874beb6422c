import {
  type CatalogueEntry,
  type CatalogueField,
  createPolicyReader,
  indicatorsIn,
  type Resource,
  strictest,
} from '@civicgraph/shared';
import { type DocumentNode, type FieldDefinitionNode, Kind, parse } from 'graphql';

/** A schema that is current, and who stands for it. */
export interface PublishedSchema {
  readonly name: string;
  readonly owner: string;
  readonly sdl: string;
  readonly version: number;
  readonly acceptedAt: Date;
}

/** A type with all its fields, its extensions merged in. */
interface TypeFacts {
  readonly name: string;
  readonly resources: readonly Resource[];
  readonly fields: readonly CatalogueField[];
  readonly indicators: readonly string[];
}

/**
 * The entries of the data-resource directory that a schema states: its types with `@resource`. Several types may
 * share a code and are one entry then. Where the whole schema is one resource, it has the indicators of all
 * its fields; otherwise each has those of its own types.
 */
export function catalogueEntries(schema: PublishedSchema): CatalogueEntry[] {
  const types = readTypes(parse(schema.sdl, { noLocation: true }));
  const codes = new Map<string, { resource: Resource; types: TypeFacts[] }>();
  for (const type of types) {
    for (const resource of type.resources) {
      const known = codes.get(resource.code) ?? { resource, types: [] };
      known.types.push(type);
      codes.set(resource.code, known);
    }
  }
  return [...codes.values()].map(({ resource, types: own }) => ({
    ...resource,
    provider: schema.owner,
    subgraph: schema.name,
    version: schema.version,
    acceptedAt: schema.acceptedAt,
    fields: own.flatMap(({ fields }) => fields),
    indicators: [
      ...new Set((codes.size === 1 ? types : own).flatMap(({ indicators }) => indicators)),
    ].sort(),
  }));
}

function readTypes(document: DocumentNode): TypeFacts[] {
  const reader = createPolicyReader(document);
  const parts = new Map<string, { readonly node: TypePart; readonly nodes: TypePart[] }>();
  for (const node of document.definitions) {
    if (!isTypePart(node)) continue;
    const known = parts.get(node.name.value);
    if (known) known.nodes.push(node);
    else parts.set(node.name.value, { node, nodes: [node] });
  }
  return [...parts.values()].map(({ node, nodes }) => {
    const name = node.name.value;
    const ofType = strictest(nodes.map((part) => reader.read(part).sensitivity));
    const fields = nodes.flatMap((part) => part.fields ?? []);
    return {
      name,
      resources: nodes.flatMap((part) => reader.readResources(part)),
      fields: fields.map((field) => {
        const coordinate = `${name}.${field.name.value}`;
        return {
          coordinate,
          description: field.description?.value ?? null,
          sensitivity: strictest([reader.read(field, coordinate).sensitivity, ofType]),
        };
      }),
      indicators: fields.flatMap(({ description }) => indicatorsIn(description?.value ?? '')),
    };
  });
}

type TypePart = Extract<
  DocumentNode['definitions'][number],
  { readonly fields?: readonly FieldDefinitionNode[] }
>;

function isTypePart(node: DocumentNode['definitions'][number]): node is TypePart {
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return true;
    default:
      return false;
  }
}
