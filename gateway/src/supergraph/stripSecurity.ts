import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveNode,
  Kind,
  parse,
  print,
  visit,
} from 'graphql';

const securitySpecs = new Set(['authenticated', 'requiresScopes', 'policy']);

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
  const names = linkedNames(document.definitions);
  const belongs = (name: string): boolean =>
    names.has(name) || [...names].some((own) => name.startsWith(`${own}__`));
  const drop = (node: { name: { value: string } }) => (belongs(node.name.value) ? null : undefined);
  const stripped = visit(document, {
    Directive: (node) =>
      belongs(node.name.value) || (node.name.value === 'link' && specOf(node)) ? null : undefined,
    DirectiveDefinition: drop,
    ScalarTypeDefinition: drop,
    EnumTypeDefinition: drop,
  });
  return print(stripped);
}

/** The names the security specs go by in this document; a link may rename one with `as`. */
function linkedNames(definitions: readonly DefinitionNode[]): Set<string> {
  const names = new Set<string>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) {
      continue;
    }
    for (const directive of definition.directives ?? []) {
      const spec = directive.name.value === 'link' ? specOf(directive) : undefined;
      if (spec) names.add(stringArgument(directive, 'as') ?? spec);
    }
  }
  return names;
}

/** The security spec that a `@link` is for: `https://specs.apollo.dev/policy/v0.1` → `policy`. */
function specOf(link: DirectiveNode): string | undefined {
  const name = /\/([^/]+)\/v\d+\.\d+\/?$/.exec(stringArgument(link, 'url') ?? '')?.[1];
  return name && securitySpecs.has(name) ? name : undefined;
}

function stringArgument(
  directive: DirectiveNode | ConstDirectiveNode,
  name: string,
): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}
