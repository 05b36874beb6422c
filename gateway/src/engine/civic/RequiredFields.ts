import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { SupergraphPolicy } from '../../policy';
import { isText, readFieldSet, valueIn } from '../../supergraph';

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
  const readSet = (set: SelectionSetNode): void => {
    visit(set, {
      Field({ name, arguments: given = [] }) {
        names.add(name.value);
        if (given.length > 0) withArguments.add(name.value);
      },
    });
  };
  visit(supergraph, {
    Directive(directive) {
      const set = fieldSetOf(directive as ConstDirectiveNode);
      if (set) readSet(set);
    },
  });
  return {
    has: (name) => names.has(name),
    hasWithArguments: (name) => withArguments.has(name),
  };
}

/** The same, with the fields that records of reads ask for. */
export function withSubjectKeys(
  required: RequiredFields,
  policy: SupergraphPolicy,
  schema: GraphQLSchema,
): RequiredFields {
  const types = Object.keys(schema.getTypeMap());
  const names = new Set(types.flatMap((type) => policy.subjectOf(type)?.keys.flat() ?? []));
  return { ...required, has: (name) => required.has(name) || names.has(name) };
}

/** `@join__type(graph: A, key: "id")` and `@join__field(graph: A, requires: "name")`. */
function fieldSetOf(directive: ConstDirectiveNode): SelectionSetNode | undefined {
  const wanted = { join__type: 'key', join__field: 'requires' }[directive.name.value];
  const set = wanted && valueIn(directive, wanted);
  return isText(set) ? readFieldSet(set) : undefined;
}
