import { createHash } from 'node:crypto';
import { type ElementPolicy, type Requirement, type Sensitivity } from '@civicgraph/shared';
import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { allOfRequirements, distinct, type FieldPolicy, noRequirement } from './FieldPolicy';
import { leavesOf, readSubject, type SubjectFacts } from './SubjectFacts';
import { readTypeFacts } from './TypeFacts';

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

/**
 * Reads the policy of a supergraph. Everything that an element may stand for counts: a field of an
 * interface is as closed as that of its strictest type, a field that returns a union as the strictest of its
 * members, and a field that a subgraph computes from others as the strictest of these.
 * @throws HubError COMPOSITION_FAILED for a directive of policy that cannot be read, or that says what is not so
 */
export function readSupergraphPolicy(
  supergraph: DocumentNode,
  supergraphSdl: string,
  schema: GraphQLSchema,
): SupergraphPolicy {
  const types = readTypeFacts(supergraph);
  const fields = new Map<string, FieldPolicy>();

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

  const subjects = new Map(
    [...types].map(([type, facts]) => [type, readSubject(type, facts, returnedType)]),
  );
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
