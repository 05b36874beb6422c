import { linksOf, nameInDocument } from '@civicgraph/shared';
import { isText, valueIn } from '@civicgraph/shared/supergraph';
import { type DirectiveNode, parse, print, visit } from 'graphql';

const securitySpecs: readonly string[] = [
  'https://specs.apollo.dev/authenticated',
  'https://specs.apollo.dev/requiresScopes',
  'https://specs.apollo.dev/policy',
];

/**
 * Takes the security directives out of a supergraph: `ApolloGateway` refuses to load one whose
 * `@link(for: SECURITY)` it does not implement. They are enforced elsewhere, so this is for
 * the engine's copy alone.
 *
 * Applications of the three directives go, with their `@link`, their definitions and the scalars of
 * their specs (`requiresScopes__Scope`, `policy__Policy`); everything else stays as it was.
 */
export function stripSecurity(supergraphSdl: string): string {
  const document = parse(supergraphSdl, { noLocation: true });
  const links = linksOf(document).filter(({ identity }) => securitySpecs.includes(identity));
  const names = new Set(
    links.flatMap((link) => [link.namespace, nameInDocument(link, `@${link.spec}`).slice(1)]),
  );
  const belongs = (name: string): boolean =>
    names.has(name) || [...names].some((own) => name.startsWith(`${own}__`));
  const drop = (node: { name: { value: string } }) => (belongs(node.name.value) ? null : undefined);
  const stripped = visit(document, {
    Directive: (node) => (belongs(node.name.value) || isSecurityLink(node) ? null : undefined),
    DirectiveDefinition: drop,
    ScalarTypeDefinition: drop,
    EnumTypeDefinition: drop,
  });
  return print(stripped);
}

function isSecurityLink(directive: DirectiveNode): boolean {
  const url = valueIn(directive, 'url');
  return isText(url) && securitySpecs.some((identity) => url.startsWith(`${identity}/`));
}
