import { type Link, linksOf, nameInDocument } from '@civicgraph/shared';
import { readLinks } from '@civicgraph/shared/supergraph';
import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  print,
} from 'graphql';

/**
 * What a schema says, by coordinate. Two texts of one schema say the same, whoever printed them: extensions are
 * merged, and descriptions, order, formatting, and the definitions that belong to federation and policy do not count.
 * Directives of linked specs go by their own names, whatever a schema imports them as.
 */
export type CanonicalSchema = ReadonlyMap<string, ReadonlySet<string>>;

/** What a subgraph of Federation 1, or one that is printed while it runs, has without a link. */
const federationOwn: ReadonlySet<string> = new Set([
  ...['_Any', '_Entity', '_Service', '_FieldSet', 'FieldSet'],
  ...['Query._service', 'Query._entities'],
  ...['@key', '@external', '@requires', '@provides', '@extends', '@link'],
  ...['@deprecated', '@specifiedBy', '@include', '@skip', '@oneOf'],
]);

export function canonicalSchema(document: DocumentNode): CanonicalSchema {
  const said = new Map<string, Set<string>>();
  const { ownsDirective, ownsType } = readLinks(document);
  const nameOfDirective = directiveNamer(linksOf(document));

  const say = (coordinate: string, ...facts: string[]): void => {
    const known = said.get(coordinate) ?? new Set<string>();
    for (const fact of facts) known.add(fact);
    said.set(coordinate, known);
  };
  const directives = (nodes: readonly ConstDirectiveNode[] = []) =>
    nodes.map((node) => `@${nameOfDirective(node.name.value)}${argumentsOf(node)}`);

  const sayInput = (coordinate: string, node: InputValueDefinitionNode): void => {
    const value = node.defaultValue ? ` = ${valueText(node.defaultValue)}` : '';
    say(coordinate, `: ${print(node.type)}${value}`, ...directives(node.directives));
  };
  const sayField = (type: string, field: FieldDefinitionNode): void => {
    const coordinate = `${type}.${field.name.value}`;
    if (federationOwn.has(coordinate)) return;
    say(coordinate, `: ${print(field.type)}`, ...directives(field.directives));
    for (const argument of field.arguments ?? []) {
      sayInput(`${coordinate}(${argument.name.value}:)`, argument);
    }
  };

  const sayType = (node: DefinitionNode): void => {
    if (!('name' in node) || !node.name) return;
    const name = node.name.value;
    if (ownsType(name) || federationOwn.has(name)) return;
    switch (node.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_EXTENSION: {
        const interfaces = (node.interfaces ?? []).map((one) => `implements ${one.name.value}`);
        say(name, kindOf(node), ...interfaces, ...directives(node.directives));
        for (const field of node.fields ?? []) sayField(name, field);
        return;
      }
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      case Kind.INPUT_OBJECT_TYPE_EXTENSION:
        say(name, kindOf(node), ...directives(node.directives));
        for (const field of node.fields ?? []) sayInput(`${name}.${field.name.value}`, field);
        return;
      case Kind.ENUM_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_EXTENSION:
        say(name, kindOf(node), ...directives(node.directives));
        for (const value of node.values ?? []) {
          say(`${name}.${value.name.value}`, '', ...directives(value.directives));
        }
        return;
      case Kind.UNION_TYPE_DEFINITION:
      case Kind.UNION_TYPE_EXTENSION: {
        const members = (node.types ?? []).map((one) => `= ${one.name.value}`);
        say(name, kindOf(node), ...members, ...directives(node.directives));
        return;
      }
      case Kind.SCALAR_TYPE_DEFINITION:
      case Kind.SCALAR_TYPE_EXTENSION:
        say(name, kindOf(node), ...directives(node.directives));
        return;
      case Kind.DIRECTIVE_DEFINITION:
        if (ownsDirective(name) || federationOwn.has(`@${name}`)) return;
        say(
          `@${name}`,
          ...node.locations.map((location) => `on ${location.value}`),
          node.repeatable ? 'repeatable' : '',
        );
        for (const argument of node.arguments ?? []) {
          sayInput(`@${name}(${argument.name.value}:)`, argument);
        }
    }
  };

  for (const node of document.definitions) {
    if (node.kind === Kind.SCHEMA_DEFINITION) {
      for (const { operation, type } of node.operationTypes) {
        if (type.name.value.toLowerCase() !== operation) say(operation, type.name.value);
      }
    } else sayType(node);
  }
  // A subgraph without queries of its own is served with those of federation.
  if (![...said.keys()].some((coordinate) => coordinate.startsWith('Query.'))) said.delete('Query');
  return said;
}

/** `type` and `extend type` are the same. */
function kindOf({ kind }: DefinitionNode): string {
  return kind.replace(/Type(Definition|Extension)$/, '');
}

/** The name of a directive in the spec that it comes from: `key` for `federation__key` and for an alias. */
function directiveNamer(links: readonly Link[]): (name: string) => string {
  const names = new Map<string, string>();
  for (const link of links) {
    for (const name of link.imports.keys()) {
      if (name.startsWith('@')) names.set(nameInDocument(link, name).slice(1), name.slice(1));
    }
  }
  const namespaces = links.map(({ namespace }) => `${namespace}__`);
  return (name) => {
    const prefix = namespaces.find((namespace) => name.startsWith(namespace));
    return names.get(name) ?? (prefix ? name.slice(prefix.length) : name);
  };
}

function argumentsOf({ name, arguments: nodes = [] }: ConstDirectiveNode): string {
  const values = nodes
    .map((node) => `${node.name.value}: ${valueText(node.value)}`)
    // Printers leave out what is the default.
    .filter((text) => !(name.value === 'deprecated' && text === 'reason: "No longer supported"'))
    .filter((text) => text !== 'resolvable: true')
    .sort();
  return values.length > 0 ? `(${values.join(', ')})` : '';
}

function valueText(node: ConstValueNode): string {
  switch (node.kind) {
    case Kind.STRING:
      return JSON.stringify(node.value);
    case Kind.LIST:
      return `[${node.values.map(valueText).join(', ')}]`;
    case Kind.OBJECT:
      return `{${node.fields
        .map(({ name, value }) => `${name.value}: ${valueText(value)}`)
        .sort()
        .join(', ')}}`;
    default:
      return print(node);
  }
}
