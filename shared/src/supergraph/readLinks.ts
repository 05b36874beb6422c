import type { DocumentNode } from 'graphql';
import { linksOf, nameInDocument } from '../policy';

/** Which definitions of a supergraph are those of the specs it links. */
export interface Links {
  ownsDirective(name: string): boolean;
  ownsType(name: string): boolean;
  /** The name `@inaccessible` goes by; undefined when it is not linked. */
  readonly inaccessible: string | undefined;
}

/** Reads the `@link`s of a supergraph (https://specs.apollo.dev/link/v1.0). */
export function readLinks(document: DocumentNode): Links {
  const links = linksOf(document);
  const namespaces = new Set(links.map(({ namespace }) => namespace));
  const imported = new Set(links.flatMap(({ imports }) => [...imports.values()]));
  const isPrefixed = (name: string) =>
    namespaces.has(name.split('__', 1)[0] ?? '') && name.includes('__');
  const hiding = links.find(({ spec }) => spec === 'inaccessible');
  return {
    ownsDirective: (name) => namespaces.has(name) || isPrefixed(name) || imported.has(`@${name}`),
    ownsType: (name) => isPrefixed(name) || imported.has(name),
    inaccessible: hiding && nameInDocument(hiding, '@inaccessible').slice(1),
  };
}
