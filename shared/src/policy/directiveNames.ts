import type { DocumentNode } from 'graphql';
import { HubError, quote } from '../errors';
import { linksOf, nameInDocument } from './links';

/** The spec of the hub's own directives; `shared/policy` has its text. */
export const policySpec = {
  identity: 'https://specs.civicgraph.cn/policy',
  version: 'v0.1',
} as const;

/** The directives of that spec. */
export const ownDirectives = ['subject', 'sensitivity', 'mask', 'purpose', 'resource'] as const;

/** The directives of Apollo Federation that say who may read. */
const federationDirectives = ['authenticated', 'requiresScopes', 'policy'] as const;

export type OwnDirective = (typeof ownDirectives)[number];
export type PolicyDirective = OwnDirective | (typeof federationDirectives)[number];

const apolloSpecs = 'https://specs.apollo.dev/';

/**
 * What the directives of policy are called in a schema, of a subgraph or composed: by the name in the
 * document, the directive it stands for. A document that links nothing calls those of Federation by
 * their own names, as in Federation 1.
 * @throws HubError COMPOSITION_FAILED when it links a version of the spec that is not known
 */
export function directiveNames(document: DocumentNode): ReadonlyMap<string, PolicyDirective> {
  const links = linksOf(document);
  if (links.length === 0) return new Map(federationDirectives.map((name) => [name, name]));
  const names = new Map<string, PolicyDirective>();
  for (const link of links) {
    const isOwn = link.identity === policySpec.identity;
    if (isOwn) assertVersion(link.version);
    const linked = isOwn
      ? ownDirectives
      : federationDirectives.filter(
          // A subgraph has them of the spec of Federation, a composed schema each of its own.
          (name) => [`${apolloSpecs}federation`, apolloSpecs + name].includes(link.identity),
        );
    for (const name of linked) names.set(nameInDocument(link, `@${name}`).slice(1), name);
  }
  return names;
}

/** @throws HubError COMPOSITION_FAILED */
export function assertVersion(version: string | undefined): void {
  if (version === policySpec.version) return;
  throw new HubError(
    'COMPOSITION_FAILED',
    `The schema links the version ${quote(version)} of "${policySpec.identity}". Expected "${policySpec.version}", the only one there is.`,
  );
}
