import { createHash } from 'node:crypto';
import {
  type ElementPolicy,
  type Requirement,
  type Sensitivity,
  strictest,
} from '@civicgraph/shared';
import {
  leavesOf,
  readPerson,
  readSubjectFacts,
  readTypeFacts,
  type SubjectFacts,
  type TypeFacts,
} from '@civicgraph/shared/supergraph';
import {
  buildASTSchema,
  type DocumentNode,
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

/**
 * Reads the policy of a supergraph. Everything that an element may stand for counts: a field of an
 * interface is as closed as that of its strictest type, a field that returns a union as the strictest of its
 * members, and a field that a subgraph computes from others as the strictest of these. What clients do not see
 * (`@inaccessible`) counts too: one subgraph could otherwise hide what another closed something with.
 *
 * @param schema what clients see
 * @throws HubError COMPOSITION_FAILED
 */
export function readSupergraphPolicy(
  supergraph: DocumentNode,
  supergraphSdl: string,
  schema: GraphQLSchema,
): SupergraphPolicy {
  const types = readTypeFacts(supergraph);
  const whole = buildASTSchema(supergraph, { assumeValid: true });
  const fields = new Map<string, FieldPolicy>();

  /** Of a type itself and of the interfaces that it implements, and those that an abstract one may be. */
  function typesAlike(type: GraphQLNamedType | undefined): readonly string[] {
    if (isObjectType(type)) return [type.name, ...type.getInterfaces().map(({ name }) => name)];
    if (isLeafType(type)) return [type.name];
    if (!isAbstractType(type)) return [];
    const possible = whole.getPossibleTypes(type).flatMap(typesAlike);
    const wider = isInterfaceType(type) ? type.getInterfaces().map(({ name }) => name) : [];
    return [...new Set([type.name, ...wider, ...possible])];
  }

  function policiesOf(type: string, field: string): readonly ElementPolicy[] {
    return typesAlike(whole.getType(type)).flatMap((name) => {
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
    const parent = whole.getType(type);
    if (!isObjectType(parent) && !isInterfaceType(parent)) return undefined;
    const returned = parent.getFields()[field]?.type;
    return returned && getNamedType(returned);
  }

  /** The fields that a subgraph computes a field from, and those that these are computed from. */
  function sourcesOf(type: string, field: string, found = new Map<string, Source>()) {
    for (const name of typesAlike(whole.getType(type))) {
      for (const set of types.get(name)?.fields.get(field)?.requires ?? []) {
        addSources(set, type, found);
      }
    }
    return found;
  }

  function addSources(
    { selections }: SelectionSetNode,
    type: string,
    found: Map<string, Source>,
  ): void {
    for (const node of selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD) continue;
      if (node.kind === Kind.INLINE_FRAGMENT) {
        addSources(node.selectionSet, node.typeCondition?.name.value ?? type, found);
        continue;
      }
      const field = node.name.value;
      const below = returnedType(type, field)?.name;
      if (node.selectionSet && below) addSources(node.selectionSet, below, found);
      const place = `${type}.${field}`;
      if (field === '__typename' || found.has(place)) continue;
      found.set(place, { type, field });
      sourcesOf(type, field, found);
    }
  }

  /** What it takes to know the value that another is computed from. */
  function requirementsOf({ type, field }: Source): readonly Requirement[] {
    const policies = policiesOf(type, field);
    // A value that is masked for a viewer is not to be had through what follows from it either.
    const scopes = policies.flatMap(({ masks }) => masks.map(({ unless }) => unless));
    return [...policies.map(requirementOf), { ...noRequirement, scopes }];
  }

  function isPersonal({ type, field }: Source): boolean {
    const named = whole.getType(type);
    const levels = typesAlike(named).flatMap((name) => {
      const facts = types.get(name);
      const own = facts?.fields.get(field);
      // What an interface says of its objects holds for all of each.
      if (!facts || !(own || isObjectType(named))) return [];
      // A field raises the level of its type, never lowers it: another subgraph may rely on that.
      return [sensitivityOf(facts.own), own?.own.sensitivity ?? 'PUBLIC'];
    });
    return levels.includes('PERSONAL') || levels.includes('SENSITIVE');
  }

  function readField(type: string, field: string): FieldPolicy {
    const policies = policiesOf(type, field);
    const sources = [...sourcesOf(type, field).values()];
    return {
      requirement: allOfRequirements([
        ...policies.map(requirementOf),
        ...sources.flatMap(requirementsOf),
      ]),
      masks: distinct(policies.flatMap(({ masks }) => masks)),
      isPersonal: [{ type, field }, ...sources].some(isPersonal),
      returnsSubject: policiesOfReturned(type, field).some(({ isSubject }) => isSubject),
      // Of an object of an interface it may not be known what it is.
      tokenType: typesAlike(whole.getType(type)).some((name) => isKeyOfPersons(name, field))
        ? type
        : undefined,
    };
  }

  function isKeyOfPersons(type: string, field: string): boolean {
    if (personOf(type) !== null) return false;
    const keys = types.get(type)?.keys ?? [];
    return keys.some((set) => leavesOf(set).some(([first]) => first === field));
  }

  /** Null for persons, and the way to the person for what is about one; undefined for anything else. */
  function personOf(type: string): string | null | undefined {
    const named = whole.getType(type);
    const names = isObjectType(named) ? typesAlike(named) : [type];
    return readPerson(
      type,
      names.flatMap((name) => types.get(name)?.own ?? []),
    );
  }

  function readSubject(type: string, facts: TypeFacts): SubjectFacts | undefined {
    const person = personOf(type);
    // What no client can reach leaves no record.
    if (person === undefined || !schema.getType(type)) return undefined;
    return readSubjectFacts(schema, type, person, facts);
  }

  const subjects = new Map([...types].map(([type, facts]) => [type, readSubject(type, facts)]));
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

/** A field, as what another is computed from. */
interface Source {
  readonly type: string;
  readonly field: string;
}

function requirementOf({ scopes, policies, purposes }: ElementPolicy): Requirement {
  return { scopes, policies, purposes };
}

/** Persons, and what is about them, are personal at least: no subgraph can say less of what another calls one. */
function sensitivityOf({ sensitivity, isSubject }: ElementPolicy): Sensitivity {
  return strictest([sensitivity, isSubject ? 'PERSONAL' : 'PUBLIC']) ?? 'PUBLIC';
}

function saysNothing(element: ElementPolicy): boolean {
  const { scopes, policies, purposes, masks, isSubject } = element;
  const isOpen = scopes.length === 0 && policies.length === 0 && purposes.length === 0;
  return isOpen && masks.length === 0 && !isSubject && sensitivityOf(element) === 'PUBLIC';
}
