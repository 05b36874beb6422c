import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  parse,
  type StringValueNode,
  visit,
} from 'graphql';

/** The fields that plans ask for without the client: those of keys and of `@requires`. */
export interface RequiredFields {
  has(name: string): boolean;
  /** Whether one is required with arguments. */
  hasWithArguments(name: string): boolean;
}

/** Reads them from the `join` directives of a supergraph, whatever their types. */
export function readRequiredFields(supergraph: DocumentNode): RequiredFields {
  const names = new Set<string>();
  const withArguments = new Set<string>();
  const readSet = (set: string): void => {
    visit(parse(`{${set}}`, { noLocation: true }), {
      Field({ name, arguments: given = [] }) {
        names.add(name.value);
        if (given.length > 0) withArguments.add(name.value);
      },
    });
  };
  visit(supergraph, {
    Directive(directive) {
      for (const set of fieldSetsOf(directive)) readSet(set);
    },
  });
  return {
    has: (name) => names.has(name),
    hasWithArguments: (name) => withArguments.has(name),
  };
}

/** `@join__type(graph: A, key: "id")` and `@join__field(graph: A, requires: "name")`. */
function fieldSetsOf({ name, arguments: given = [] }: DirectiveNode): readonly string[] {
  const wanted = { join__type: 'key', join__field: 'requires' }[name.value];
  return given
    .filter((argument) => argument.name.value === wanted)
    .map(({ value }) => value)
    .filter((value): value is StringValueNode => value.kind === Kind.STRING)
    .map(({ value }) => value);
}
