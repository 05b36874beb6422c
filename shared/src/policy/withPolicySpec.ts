import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  Kind,
  parse,
  type SchemaExtensionNode,
  visit,
} from 'graphql';
import { HubError, quote } from '../errors';
import { assertVersion, ownDirectives, policySpec } from './directiveNames';
import { type Link, linksOf, nameInDocument } from './links';

const specFile = join(__dirname, '..', '..', 'policy', `policy-${policySpec.version}.graphql`);

/**
 * Completes a subgraph's schema that links the policy spec: with the definitions of the directives that
 * it imports, and with a `@composeDirective` for each, so that the whole supergraph has them. What is
 * there already stays as it is, and so does a schema that does not link the spec.
 * @throws HubError COMPOSITION_FAILED when the link cannot be met
 */
export function withPolicySpec(document: DocumentNode): DocumentNode {
  const links = linksOf(document);
  const link = links.find(({ identity }) => identity === policySpec.identity);
  if (!link) return document;
  assertVersion(link.version);
  const compose = composeDirectiveOf(links);
  assertImported(document, link);
  const definitions = importedDefinitions(link);
  const defined = new Set(document.definitions.filter(isDirectiveDefinition).map(nameOf));
  const composed = new Set(applicationsOn(document, compose));
  return {
    ...document,
    definitions: [
      ...document.definitions,
      composing(
        compose,
        definitions.map(nameOf).filter((name) => !composed.has(`@${name}`)),
      ),
      ...definitions.filter((definition) => !defined.has(nameOf(definition))),
    ].filter((definition) => definition !== undefined),
  };
}

/**
 * Refuses what is used by the name of the spec, as in `@civic__mask`: only what is imported is composed, and the
 * supergraph would be without it.
 */
function assertImported(document: DocumentNode, link: Link): void {
  const names = new Map(
    ownDirectives
      .filter((name) => !link.imports.has(`@${name}`))
      .map((name) => [nameInDocument(link, `@${name}`).slice(1), name]),
  );
  visit(document, {
    Directive({ name }) {
      const own = names.get(name.value);
      if (own === undefined) return;
      throw new HubError(
        'COMPOSITION_FAILED',
        `The schema uses ${quote(`@${name.value}`)} of the policy spec without importing it, which composition would drop. Add "@${own}" to the "import" of its link.`,
      );
    },
  });
}

/** The spec's definitions of what a link imports, under the names it gives them. */
function importedDefinitions({ imports }: Link): DirectiveDefinitionNode[] {
  const known: readonly string[] = ownDirectives.map((name) => `@${name}`);
  const unknown = [...imports.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new HubError(
      'COMPOSITION_FAILED',
      `The schema imports ${quote(unknown)} from the policy spec. Expected some of ${known.join(', ')}.`,
    );
  }
  return readSpec()
    .definitions.filter(isDirectiveDefinition)
    .flatMap((definition) => {
      const name = imports.get(`@${nameOf(definition)}`)?.slice(1);
      return name === undefined
        ? []
        : [{ ...definition, name: { kind: Kind.NAME, value: name } as const }];
    });
}

let spec: DocumentNode | undefined;

function readSpec(): DocumentNode {
  spec ??= parse(readFileSync(specFile, 'utf8'), { noLocation: true });
  return spec;
}

/** What the schema calls `@composeDirective`, which Federation has since its version 2.1. */
function composeDirectiveOf(links: readonly Link[]): string {
  const federation = links.find(
    ({ identity }) => identity === 'https://specs.apollo.dev/federation',
  );
  if (!federation || federation.version === 'v2.0') {
    throw new HubError(
      'COMPOSITION_FAILED',
      `The schema links the policy spec with ${federation ? 'version "v2.0"' : 'no version'} of Federation. Expected a link of "https://specs.apollo.dev/federation/v2.9", which can compose its directives.`,
    );
  }
  return nameInDocument(federation, '@composeDirective').slice(1);
}

/** The names that the schema composes itself. */
function applicationsOn(document: DocumentNode, compose: string): string[] {
  return document.definitions
    .flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
        ? (node.directives ?? [])
        : [],
    )
    .filter((directive) => directive.name.value === compose)
    .flatMap(({ arguments: values = [] }) =>
      values.flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : [])),
    );
}

function composing(compose: string, names: readonly string[]): SchemaExtensionNode | undefined {
  if (names.length === 0) return undefined;
  const directives = names.map(
    (name): ConstDirectiveNode => ({
      kind: Kind.DIRECTIVE,
      name: { kind: Kind.NAME, value: compose },
      arguments: [
        {
          kind: Kind.ARGUMENT,
          name: { kind: Kind.NAME, value: 'name' },
          value: { kind: Kind.STRING, value: `@${name}` },
        },
      ],
    }),
  );
  return { kind: Kind.SCHEMA_EXTENSION, directives };
}

function isDirectiveDefinition(node: DefinitionNode): node is DirectiveDefinitionNode {
  return node.kind === Kind.DIRECTIVE_DEFINITION;
}

function nameOf({ name }: DirectiveDefinitionNode): string {
  return name.value;
}
