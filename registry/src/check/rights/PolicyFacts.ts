import {
  createPolicyReader,
  type ElementPolicy,
  type PolicyReader,
  type Resource,
} from '@civicgraph/shared';
import { isText, leavesOf, readFieldSet, readLinks, valueIn } from '@civicgraph/shared/supergraph';
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  type TypeDefinitionNode,
} from 'graphql';
import { namedTypeOf } from '../schema/SourceTypes';

/** What a composed schema says about reading a type. */
export interface TypePolicy {
  readonly own: ElementPolicy;
  readonly resources: readonly Resource[];
  /** The fields that its keys begin with; empty for one that is no entity. */
  readonly keyFields: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, FieldPolicy>;
  /** Of an object or interface: the interfaces that it implements. */
  readonly interfaces: readonly string[];
  /** Of a union or interface: the types it may stand for. */
  readonly members: readonly string[];
}

/** What it says about reading a field. */
export interface FieldPolicy {
  readonly own: ElementPolicy;
  readonly gives: string;
  /** What subgraphs compute it from, sorted. */
  readonly requires: readonly string[];
}

/** The policy of a composed schema. */
export interface PolicyFacts {
  readonly types: ReadonlyMap<string, TypePolicy>;
  /** Every element, by whether clients cannot see it (`@inaccessible`). */
  readonly hidden: ReadonlyMap<string, boolean>;
}

/**
 * Reads the policy of a supergraph as composition made it.
 * @throws HubError COMPOSITION_FAILED
 */
export function readPolicyFacts(supergraph: DocumentNode): PolicyFacts {
  const reader = createPolicyReader(supergraph);
  const { inaccessible, ownsType } = readLinks(supergraph);
  const isHidden = (node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }) =>
    node.directives?.some(({ name }) => name.value === inaccessible) ?? false;
  const nodes = supergraph.definitions
    .filter(isTypeDefinitionNode)
    .filter(({ name }) => !ownsType(name.value));
  const members = membersOf(nodes);
  const types = new Map(
    nodes.map((node) => [
      node.name.value,
      readType(node, reader, members.get(node.name.value) ?? []),
    ]),
  );
  const hidden = new Map<string, boolean>();
  for (const node of nodes) {
    const type = node.name.value;
    hidden.set(type, isHidden(node));
    const parts = 'fields' in node ? node.fields : 'values' in node ? node.values : [];
    for (const part of parts ?? []) {
      const coordinate = `${type}.${part.name.value}`;
      hidden.set(coordinate, isHidden(part));
      if (part.kind !== Kind.FIELD_DEFINITION) continue;
      for (const argument of part.arguments ?? []) {
        hidden.set(`${coordinate}(${argument.name.value}:)`, isHidden(argument));
      }
    }
  }
  return { types, hidden };
}

function readType(
  node: TypeDefinitionNode,
  reader: PolicyReader,
  members: readonly string[],
): TypePolicy {
  const fields = 'fields' in node ? (node.fields ?? []) : [];
  const directives = node.directives ?? [];
  return {
    own: reader.read(node),
    resources: reader.readResources(node),
    keyFields: new Set(textsOf(directives, 'join__type', 'key').flatMap(firstFields)),
    fields: new Map(
      fields.flatMap((field): [string, FieldPolicy][] =>
        field.kind === Kind.FIELD_DEFINITION
          ? [[field.name.value, readField(node.name.value, field, reader)]]
          : [],
      ),
    ),
    interfaces: 'interfaces' in node ? (node.interfaces ?? []).map(({ name }) => name.value) : [],
    members,
  };
}

function readField(type: string, field: FieldDefinitionNode, reader: PolicyReader): FieldPolicy {
  return {
    own: reader.read(field, `${type}.${field.name.value}`),
    gives: namedTypeOf(field.type),
    requires: textsOf(field.directives ?? [], 'join__field', 'requires').sort(),
  };
}

function membersOf(nodes: readonly TypeDefinitionNode[]): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const node of nodes) {
    const type = node.name.value;
    if (node.kind === Kind.UNION_TYPE_DEFINITION) {
      members.set(
        type,
        (node.types ?? []).map(({ name }) => name.value),
      );
    }
    for (const { name } of 'interfaces' in node ? (node.interfaces ?? []) : []) {
      members.set(name.value, [...(members.get(name.value) ?? []), type]);
    }
  }
  return members;
}

/** The texts that applications of a directive give to an argument; composition writes these directives by one name. */
function textsOf(
  directives: readonly ConstDirectiveNode[],
  name: string,
  argument: string,
): string[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map((directive) => valueIn(directive, argument))
    .filter(isText);
}

/** `code region { code }` → code, region. */
function firstFields(set: string): string[] {
  return leavesOf(readFieldSet(set)).flatMap(([first = '']) => [first]);
}
