import {
  isText,
  leavesOf,
  readFieldSet,
  readGraphNames,
  valueIn,
} from '@civicgraph/shared/supergraph';
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  print,
} from 'graphql';

/** Who answers what, as composition wrote it down (https://specs.apollo.dev/join/v0.5). */
export interface Routing {
  /**
   * By `Type.field`, the subgraphs that a gateway may ask for it: of entities and root types, since a field of any other
   * type comes from whoever gave the object. Fields of keys are left out: all who know an object know its key.
   */
  readonly servers: ReadonlyMap<string, ReadonlySet<string>>;
  /** By type, the keys that each subgraph looks its objects up by. */
  readonly keys: ReadonlyMap<string, ReadonlyArray<readonly [subgraph: string, key: string]>>;
  /** By `Type.field`, what subgraphs that compute it are sent along. */
  readonly sent: ReadonlyMap<string, readonly SentAlong[]>;
}

/** Values of other subgraphs that one needs to compute a field. */
export interface SentAlong {
  readonly subgraph: string;
  /** The field set of a `@requires`; null for values of a context, which come from anywhere above the field. */
  readonly fields: string | null;
}

/** Reads the routing of a supergraph as composition made it. */
export function readRouting({ definitions }: DocumentNode): Routing {
  const names = readGraphNames(definitions);
  const servers = new Map<string, ReadonlySet<string>>();
  const keys = new Map<string, Array<readonly [string, string]>>();
  const sent = new Map<string, SentAlong[]>();
  const roots = rootsOf(definitions);
  const graphOf = (directive: DirectiveNode) => names.get(String(valueIn(directive, 'graph')));
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
      continue;
    }
    const type = node.name.value;
    for (const field of node.fields ?? []) {
      const along = applicationsOf(field.directives, 'join__field').flatMap((directive) =>
        sentAlong(directive, graphOf(directive)),
      );
      if (along.length > 0) sent.set(`${type}.${field.name.value}`, along);
    }
    const joined = applicationsOf(node.directives, 'join__type');
    const own = joined.flatMap((directive): [string, string][] => {
      const [graph, key] = [graphOf(directive), valueIn(directive, 'key')];
      const isWayIn = graph !== undefined && valueIn(directive, 'resolvable') !== false;
      return isWayIn && isText(key) ? [[graph, normalised(key)]] : [];
    });
    keys.set(type, own);
    if (own.length === 0 && !roots.has(type)) continue;
    const keyFields = new Set(
      own.flatMap(([, key]) => leavesOf(readFieldSet(key)).map(([first]) => first)),
    );
    for (const field of node.fields ?? []) {
      if (keyFields.has(field.name.value)) continue;
      const asked = serversOf(field) ?? joined;
      servers.set(
        `${type}.${field.name.value}`,
        new Set(asked.flatMap((one) => graphOf(one) ?? [])),
      );
    }
  }
  return { servers, keys, sent };
}

function sentAlong(directive: DirectiveNode, subgraph: string | undefined): SentAlong[] {
  if (subgraph === undefined) return [];
  const fields = valueIn(directive, 'requires');
  const isContextual = directive.arguments?.some(({ name }) => name.value === 'contextArguments');
  return [
    ...(isText(fields) ? [{ subgraph, fields }] : []),
    ...(isContextual ? [{ subgraph, fields: null }] : []),
  ];
}

/** Undefined where all that have the type answer. */
function serversOf({ directives }: FieldDefinitionNode): DirectiveNode[] | undefined {
  const joined = applicationsOf(directives, 'join__field');
  if (joined.length === 0) return undefined;
  return joined.filter(
    (directive) =>
      valueIn(directive, 'external') !== true && valueIn(directive, 'usedOverridden') !== true,
  );
}

function applicationsOf(directives: readonly DirectiveNode[] = [], name: string): DirectiveNode[] {
  return directives.filter((directive) => directive.name.value === name);
}

/** One way of writing for each field set. */
function normalised(key: string): string {
  return print(readFieldSet(key)).replace(/\s+/g, ' ').slice(2, -2);
}

function rootsOf(definitions: DocumentNode['definitions']): ReadonlySet<string> {
  return new Set(
    definitions.flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION
        ? node.operationTypes.map(({ type }) => type.name.value)
        : [],
    ),
  );
}
