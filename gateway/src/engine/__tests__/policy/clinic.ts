import { createViewer, type Purpose, type Viewer } from '@civicgraph/shared';
import type { Source } from '../semantics/createSource';

interface Key {
  readonly ref: string;
}

const people: Readonly<Record<string, object>> = {
  p1: { __typename: 'Person', ref: 'p1', name: '张伟', phone: '13800001234', born: '1990-05-06' },
  p2: { __typename: 'Person', ref: 'p2', name: '欧阳娜', phone: null, born: null },
};

/**
 * A federation with everything that a policy can be about: persons, records about persons, an interface and a
 * union with a stricter member, fields computed from closed ones, non-null closed fields.
 */
export const clinicSources: Readonly<Record<string, Source>> = {
  cases: {
    sdl: `
      type Query {
        case(id: ID!): Case @requiresScopes(scopes: [["care:own-case"]])
        cases: [Case!]!
        open: String
        shelf: Shelf @requiresScopes(scopes: [["care:own-case"]])
        guarded: String @policy(policies: [["under-grant"]])
      }
      type Shelf { label: String cases: [Case] }
      type Mutation { close(id: ID!): Case @requiresScopes(scopes: [["care:own-case"]]) }
      type Case @key(fields: "id")
        @subject(person: "client { ref }")
        @sensitivity(level: "SENSITIVE")
        @purpose(anyOf: ["CARE_DELIVERY", "SUBJECT_REQUEST"]) {
        id: ID!
        category: String!
        client: Person
        note: String! @requiresScopes(scopes: [["petition:content"]])
      }
      type Person @key(fields: "ref", resolvable: false) @authenticated { ref: ID! }`,
    resolvers: {
      Query: {
        case: (_: never, { id }: { id: string }) => caseOf(id),
        cases: () => [caseOf('c1'), caseOf('c2'), caseOf('c3')],
        open: () => 'open to all',
        guarded: () => 'only under a grant',
      },
      Mutation: { close: (_: never, { id }: { id: string }) => caseOf(id) },
    },
  },
  people: {
    sdl: `
      type Query {
        person(ref: ID!): Person
        people(refs: [ID!]!): [Person]
        everything: [Thing!]!
        named: [Named]
        filter(input: Filter): String
      }
      input Filter { persons: [ID!] }
      type Person implements Named @key(fields: "ref") @subject
        @purpose(anyOf: ["CARE_DELIVERY", "SERVICE_VISIT", "CASE_INVESTIGATION"]) {
        ref: ID!
        name: String @requiresScopes(scopes: [["person:name"]])
        phone: String @mask(as: "PHONE", unless: [["person:phone"]])
        born: String @mask(as: "YEAR", unless: [["person:birth-date"]])
        home: String @requiresScopes(scopes: [["person:residence"]])
        secretToken: String @mask(as: "TOKEN")
        score: Int! @requiresScopes(scopes: [["person:sex"]])
        age: Int @mask(as: "YEAR", unless: [["person:birth-date"]])
      }
      type Office implements Named @key(fields: "code") { code: ID! name: String }
      union Thing = Person | Office
      interface Named { name: String }`,
    resolvers: {
      Query: {
        person: (_: never, { ref }: Key) => people[ref] ?? null,
        people: (_: never, { refs }: { refs: string[] }) => refs.map((ref) => people[ref] ?? null),
        everything: () => [people.p1, { __typename: 'Office', code: 'o1', name: 'East' }],
        named: () => [{ __typename: 'Office', code: 'o1', name: 'East' }, people.p1],
        filter: (_: never, { input }: { input?: { persons?: string[] } }) =>
          JSON.stringify(input?.persons ?? []),
      },
      Person: {
        __resolveReference: ({ ref }: Key) => people[ref] ?? null,
        home: () => 'East Street 1',
        secretToken: ({ ref }: Key) => `secret ${ref}`,
        score: () => 7,
        age: () => 36,
      },
    },
  },
  visits: {
    sdl: `
      type Person @key(fields: "ref") {
        ref: ID!
        home: String @external
        route: String @requires(fields: "home") @requiresScopes(scopes: [["person:residence"]])
      }`,
    resolvers: {
      Person: {
        route: ({ home }: { home: string }) => `to ${home}`,
      },
    },
  },
};

function caseOf(id: string): object | null {
  const ref = { c1: 'p1', c2: 'p2' }[id];
  return { id, category: 'DISABLED', client: ref ? { ref } : null, note: `note of ${id}` };
}

/** A viewer with the scopes given, whatever the role has. */
export function viewerWith(
  scopes: readonly string[],
  purpose: Purpose | null = 'CARE_DELIVERY',
  id = 'a-1',
): Viewer {
  const viewer = createViewer({
    id,
    role: 'CARE_OTHER',
    regions: [],
    grids: [],
    department: null,
    cases: [],
    subject: null,
    purpose,
  });
  return { ...viewer, scopes: scopes as Viewer['scopes'] };
}
