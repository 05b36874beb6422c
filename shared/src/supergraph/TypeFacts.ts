import {
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  print,
  type SelectionSetNode,
} from 'graphql';
import { createPolicyReader, type ElementPolicy } from '../policy';
import { isText, readFieldSet, valueIn } from './joinDirectives';

/** What a supergraph says of a type. */
export interface TypeFacts {
  readonly own: ElementPolicy;
  readonly fields: ReadonlyMap<string, FieldFacts>;
  /** Each once. */
  readonly keys: readonly SelectionSetNode[];
  /** The first of those that every subgraph has which has one at all. */
  readonly commonKey: SelectionSetNode | undefined;
}

export interface FieldFacts {
  readonly own: ElementPolicy;
  /** What subgraphs require to resolve the field. */
  readonly requires: readonly SelectionSetNode[];
}

/**
 * Reads the types of a supergraph on which a policy may stand.
 * @throws HubError COMPOSITION_FAILED
 */
export function readTypeFacts(supergraph: DocumentNode): ReadonlyMap<string, TypeFacts> {
  const reader = createPolicyReader(supergraph);
  const types = new Map<string, TypeFacts>();
  for (const node of supergraph.definitions) {
    switch (node.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.UNION_TYPE_DEFINITION:
      case Kind.SCALAR_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_DEFINITION: {
        const { directives = [] } = node;
        const fields = 'fields' in node ? (node.fields ?? []) : [];
        types.set(node.name.value, {
          own: reader.read(node),
          fields: new Map(
            fields.map((field) => [field.name.value, readField(node.name.value, field)]),
          ),
          ...readKeys(directives),
        });
      }
    }
  }
  return types;

  function readField(type: string, field: FieldDefinitionNode): FieldFacts {
    const requires = (field.directives ?? [])
      .filter(({ name }) => name.value === 'join__field')
      .map((directive) => valueIn(directive, 'requires'));
    const own = reader.read(field, `${type}.${field.name.value}`);
    return { own, requires: requires.filter(isText).map(readFieldSet) };
  }
}

/** `@join__type(graph: A, key: "id")`, one for each key of each subgraph. */
function readKeys(directives: readonly DirectiveNode[]): Pick<TypeFacts, 'keys' | 'commonKey'> {
  const keys = new Map<string, SelectionSetNode>();
  const graphsOf = new Map<string, Set<unknown>>();
  for (const directive of directives) {
    const key = directive.name.value === 'join__type' ? valueIn(directive, 'key') : undefined;
    if (!isText(key)) continue;
    const set = readFieldSet(key);
    const text = print(set);
    keys.set(text, set);
    graphsOf.set(text, (graphsOf.get(text) ?? new Set()).add(valueIn(directive, 'graph')));
  }
  const graphs = new Set([...graphsOf.values()].flatMap((some) => [...some]));
  const common = [...graphsOf].find(([, some]) => some.size === graphs.size);
  return { keys: [...keys.values()], commonKey: common && keys.get(common[0]) };
}
