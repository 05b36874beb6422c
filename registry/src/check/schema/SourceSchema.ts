import {
  createPolicyReader,
  findUnreadPolicies,
  HubError,
  namedElementsOf,
  type PolicyReader,
  placeOf,
  type SourcePlace,
  type UnreadPolicy,
  withPolicySpec,
} from '@civicgraph/shared';
import { type DocumentNode, isTypeSystemDefinitionNode, isTypeSystemExtensionNode } from 'graphql';
import type { OtherPlace } from '../CheckReport';
import { readTypes, type SourceTypes } from './SourceTypes';

/** A subgraph's schema, parsed, with everything that a check asks of it. */
export interface SourceSchema {
  readonly name: string;
  /** Definitions only: operations and fragments are left out. */
  readonly document: DocumentNode;
  /** With the definitions of the policy spec; the error when the link of that cannot be met. */
  readonly completed: DocumentNode | HubError;
  /** Undefined where it links a version of the policy spec that is not known. */
  readonly reader: PolicyReader | undefined;
  /** Directives of policy that do not read; none where there is no reader. */
  readonly unread: readonly UnreadPolicy[];
  readonly types: SourceTypes;
  /** Where an element has its name, the first time; null where it has none here. */
  placeOf(coordinate: string): SourcePlace | null;
}

/** @param document any, also with operations in it */
export function createSourceSchema(name: string, document: DocumentNode): SourceSchema {
  const definitions = document.definitions.filter(
    (node) => isTypeSystemDefinitionNode(node) || isTypeSystemExtensionNode(node),
  );
  const schema = { ...document, definitions };
  const completed = orError(() => withPolicySpec(schema));
  const reader = orError(() => createPolicyReader(schema));
  const hasReader = !(reader instanceof HubError);
  const places = new Map<string, SourcePlace | null>();
  for (const { coordinate, node } of namedElementsOf(schema)) {
    if (!places.has(coordinate)) places.set(coordinate, placeOf(node.name));
  }
  return {
    name,
    document: schema,
    completed,
    reader: hasReader ? reader : undefined,
    unread: hasReader ? findUnreadPolicies(schema) : [],
    types: readTypes(schema),
    placeOf: (coordinate) => places.get(coordinate) ?? null,
  };
}

/** The place of an element, or else of its field or type: what was taken away is missed there. */
export function nearestPlace(schema: SourceSchema, coordinate: string): SourcePlace | null {
  const field = coordinate.replace(/\(.*$/, '');
  const type = field.replace(/\..*$/, '');
  return schema.placeOf(coordinate) ?? schema.placeOf(field) ?? schema.placeOf(type);
}

/** Where other subgraphs have an element. */
export function placesIn(schemas: readonly SourceSchema[], coordinate: string): OtherPlace[] {
  return schemas.flatMap(({ name, placeOf: find }) => {
    const place = find(coordinate);
    return place ? [{ subgraph: name, ...place }] : [];
  });
}

function orError<T>(make: () => T): T | HubError {
  try {
    return make();
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}
