import { createHash } from 'node:crypto';
import {
  createPolicyReader,
  type ElementPolicy,
  HubError,
  quote,
  type Requirement,
  type Sensitivity,
} from '@civicgraph/shared';
import {
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { isText, readFieldSet, valueIn } from '../supergraph';
import { allOfRequirements, distinct, type FieldPolicy, noRequirement } from './FieldPolicy';

/** What the supergraph says about who may read what. */
export interface SupergraphPolicy {
  /** The SHA-256 of the supergraph, in hex, its first 16 characters. */
  readonly version: string;
  /** Whether it says nothing at all: every operation is then what it is. */
  readonly isEmpty: boolean;
  /** The names of policies that it uses. */
  readonly policyNames: readonly string[];
  /** `type` may be an interface. */
  fieldOf(type: string, field: string): FieldPolicy;
  /** Undefined for a type whose instances are neither persons nor about persons. */
  subjectOf(type: string): SubjectFacts | undefined;
}

/** How instances of a type tell whom they are about. */
export interface SubjectFacts {
  /** The type of the person, or the type itself where the person has no entity. */
  readonly type: string;
  /** The fields that lead from an instance to the keys, each way to its leaf; empty when there is none. */
  readonly keys: ReadonlyArray<readonly string[]>;
  /** The same, as a selection; undefined when there is none. */
  readonly selection: SelectionSetNode | undefined;
}

interface TypeFacts {
  readonly own: ElementPolicy;
  readonly fields: ReadonlyMap<string, FieldFacts>;
  readonly keys: readonly SelectionSetNode[];
}

interface FieldFacts {
  readonly own: ElementPolicy;
  /** What subgraphs require to resolve the field. */
  readonly requires: readonly SelectionSetNode[];
}

/**
 * Reads the policy of a supergraph. Everything that an element may stand for counts: a field of an
 * interface is as closed as that of its strictest type, a field that returns a union as the strictest of its
 * members, and a field that a subgraph computes from others as the strictest of these.
 */
export function readSupergraphPolicy(
  supergraph: DocumentNode,
  supergraphSdl: string,
  schema: GraphQLSchema,
): SupergraphPolicy {
  const types = readTypes(supergraph);
  const fields = new Map<string, FieldPolicy>();
  const subjects = new Map<string, SubjectFacts | undefined>();

  /** Of a type itself and of the interfaces that it implements, and those that an abstract one may be. */
  function typesAlike(type: GraphQLNamedType | undefined): readonly string[] {
    if (isObjectType(type)) return [type.name, ...type.getInterfaces().map(({ name }) => name)];
    if (!isAbstractType(type)) return [];
    const possible = schema.getPossibleTypes(type).flatMap(typesAlike);
    const wider = isInterfaceType(type) ? type.getInterfaces().map(({ name }) => name) : [];
    return [...new Set([type.name, ...wider, ...possible])];
  }

  function policiesOf(type: string, field: string): readonly ElementPolicy[] {
    return typesAlike(schema.getType(type)).flatMap((name) => {
      const facts = types.get(name);
      const own = facts?.fields.get(field);
      if (!facts || !own) return [];
      return [facts.own, own.own, ...policiesOfReturned(name, field)];
    });
  }

  function policiesOfReturned(type: string, field: string): readonly ElementPolicy[] {
    return typesAlike(returnedType(type, field)).flatMap((name) => types.get(name)?.own ?? []);
  }

  function returnedType(type: string, field: string): GraphQLNamedType | undefined {
    const parent = schema.getType(type);
    if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
    const returned = parent.getFields()[field]?.type;
    return returned && getNamedType(returned);
  }

  /** What it takes to know the values that a field is computed from. */
  function requiredBy(type: string, field: string, seen: ReadonlySet<string>): Requirement {
    const place = `${type}.${field}`;
    if (seen.has(place)) return noRequirement;
    const within = new Set([...seen, place]);
    const sets = typesAlike(schema.getType(type)).flatMap(
      (name) => types.get(name)?.fields.get(field)?.requires ?? [],
    );
    return allOfRequirements(sets.map((set) => requiredIn(set, type, within)));
  }

  function requiredIn(
    { selections }: SelectionSetNode,
    type: string,
    seen: ReadonlySet<string>,
  ): Requirement {
    const parts = selections.flatMap((node): Requirement[] => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return [];
      if (node.kind === Kind.INLINE_FRAGMENT) {
        return [requiredIn(node.selectionSet, node.typeCondition?.name.value ?? type, seen)];
      }
      const field = node.name.value;
      if (field === '__typename') return [];
      const policies = policiesOf(type, field);
      const below = returnedType(type, field)?.name;
      return [
        ...policies.map(requirementOf),
        // A value that is masked for a viewer is not to be had through what follows from it either.
        {
          ...noRequirement,
          scopes: policies.flatMap(({ masks }) => masks.map((one) => one.unless)),
        },
        requiredBy(type, field, seen),
        ...(node.selectionSet && below ? [requiredIn(node.selectionSet, below, seen)] : []),
      ];
    });
    return allOfRequirements(parts);
  }

  function readField(type: string, field: string): FieldPolicy {
    const policies = policiesOf(type, field);
    const levels = typesAlike(schema.getType(type)).flatMap((name) => {
      const facts = types.get(name);
      const own = facts?.fields.get(field);
      // A field raises the level of its type, never lowers it: another subgraph may rely on that.
      return facts && own ? [sensitivityOf(facts.own), own.own.sensitivity ?? 'PUBLIC'] : [];
    });
    return {
      requirement: allOfRequirements([
        ...policies.map(requirementOf),
        requiredBy(type, field, new Set()),
      ]),
      masks: distinct(policies.flatMap(({ masks }) => masks)),
      isPersonal: isPersonal(levels),
      returnsSubject: policiesOfReturned(type, field).some(({ isSubject }) => isSubject),
      tokenType: isKeyOfPersons(type, field) ? type : undefined,
    };
  }

  function isKeyOfPersons(type: string, field: string): boolean {
    const facts = types.get(type);
    if (!facts?.own.isSubject || facts.own.subjectPerson !== null) return false;
    return facts.keys.some((set) =>
      leavesOf(set).some((way) => way.length === 1 && way[0] === field),
    );
  }

  function readSubject(type: string): SubjectFacts | undefined {
    const facts = types.get(type);
    if (!facts?.own.isSubject) return undefined;
    const { subjectPerson } = facts.own;
    const [key] = facts.keys;
    const selection = subjectPerson === null ? key : readFieldSet(subjectPerson);
    if (!selection) return { type, keys: [], selection: undefined };
    const keys = leavesOf(selection);
    if (!keys.every((way) => isLeafAt(type, way))) throw noPerson(type, subjectPerson);
    return { type: personAt(type, keys[0] ?? []), keys, selection };
  }

  function isLeafAt(type: string, way: readonly string[]): boolean {
    const end = returnedType(personAt(type, way), way.at(-1) ?? '');
    return end !== undefined && isLeafType(end);
  }

  /** The type that a way ends in, before its leaf. */
  function personAt(type: string, way: readonly string[]): string {
    return way.slice(0, -1).reduce((at, field) => returnedType(at, field)?.name ?? at, type);
  }

  for (const type of types.keys()) subjects.set(type, readSubject(type));
  const elements = [...types.values()].flatMap(({ own, fields: inner }) => [
    own,
    ...[...inner.values()].map((field) => field.own),
  ]);
  return {
    version: createHash('sha256').update(supergraphSdl).digest('hex').slice(0, 16),
    isEmpty: elements.every(saysNothing),
    policyNames: [...new Set(elements.flatMap(({ policies }) => policies.flat(2)))],
    fieldOf(type, field) {
      const place = `${type}.${field}`;
      let policy = fields.get(place);
      if (!policy) {
        policy = readField(type, field);
        fields.set(place, policy);
      }
      return policy;
    },
    subjectOf: (type) => subjects.get(type),
  };
}

function noPerson(type: string, person: string | null): HubError {
  return new HubError(
    'COMPOSITION_FAILED',
    `"@subject" on "${type}" says that ${quote(person ?? '')} leads to a person, and it does not. Expected a field set such as "subject { ref }", of fields that the type has, ending in values.`,
    { place: type },
  );
}

function readTypes(supergraph: DocumentNode): ReadonlyMap<string, TypeFacts> {
  const reader = createPolicyReader(supergraph);
  const types = new Map<string, TypeFacts>();
  for (const node of supergraph.definitions) {
    if (
      node.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      node.kind !== Kind.INTERFACE_TYPE_DEFINITION &&
      node.kind !== Kind.UNION_TYPE_DEFINITION
    ) {
      continue;
    }
    const fields = node.kind === Kind.UNION_TYPE_DEFINITION ? [] : (node.fields ?? []);
    types.set(node.name.value, {
      own: reader.read(node),
      fields: new Map(
        fields.map((field) => [
          field.name.value,
          { own: reader.read(field), requires: fieldSetsIn(field, 'join__field', 'requires') },
        ]),
      ),
      keys: fieldSetsIn(node, 'join__type', 'key'),
    });
  }
  return types;
}

function fieldSetsIn(
  { directives = [] }: Pick<FieldDefinitionNode, 'directives'>,
  name: string,
  argument: string,
): readonly SelectionSetNode[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map((directive) => valueIn(directive, argument))
    .filter(isText)
    .map(readFieldSet);
}

/** The ways through a field set to each of its leaves. */
function leavesOf({ selections }: SelectionSetNode): ReadonlyArray<readonly string[]> {
  return selections.flatMap((node) => {
    if (node.kind !== Kind.FIELD || node.name.value === '__typename') return [];
    if (!node.selectionSet) return [[node.name.value]];
    return leavesOf(node.selectionSet).map((way) => [node.name.value, ...way]);
  });
}

function requirementOf({ scopes, policies, purposes }: ElementPolicy): Requirement {
  return { scopes, policies, purposes };
}

/** Instances of a person's type are personal unless something says more. */
function sensitivityOf({ sensitivity, isSubject }: ElementPolicy): Sensitivity {
  return sensitivity ?? (isSubject ? 'PERSONAL' : 'PUBLIC');
}

function isPersonal(levels: readonly Sensitivity[]): boolean {
  return levels.includes('PERSONAL') || levels.includes('SENSITIVE');
}

function saysNothing(element: ElementPolicy): boolean {
  const { scopes, policies, purposes, masks, isSubject } = element;
  const isOpen = scopes.length === 0 && policies.length === 0 && purposes.length === 0;
  return isOpen && masks.length === 0 && !isSubject && sensitivityOf(element) === 'PUBLIC';
}
