import {
  type ASTNode,
  buildASTSchema,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  visit,
} from 'graphql';
import { readLinks } from './readLinks';

/**
 * The schema that clients see: the supergraph without `@inaccessible` elements, and without the
 * definitions of the specs it links (`join`, `authenticated`, composed directives and the like).
 * Descriptions, defaults, deprecations and directives for clients' operations stay.
 *
 * The supergraph is trusted to be what composition made: nothing is validated again.
 */
export function createApiSchema(supergraphSdl: string): GraphQLSchema {
  const document = parse(supergraphSdl, { noLocation: true });
  return buildASTSchema(publicPart(document), { assumeValid: true });
}

function publicPart(document: DocumentNode): DocumentNode {
  const { ownsDirective, ownsType, inaccessible } = readLinks(document);
  // What a schema may declare for itself, and this server does not do.
  const isHiddenDirective = (name: string) =>
    ownsDirective(name) || name === 'defer' || name === 'stream';
  const isHidden = (node: ASTNode) =>
    'directives' in node && (node.directives ?? []).some(({ name }) => name.value === inaccessible);
  const hiddenTypes = new Set(
    document.definitions
      .filter((node) => isTypeOf(node, ownsType) || isHidden(node))
      .flatMap((node) => ('name' in node && node.name ? [node.name.value] : [])),
  );
  const dropHidden = (node: ASTNode) => (isHidden(node) ? null : undefined);
  const dropHiddenType = (node: ASTNode & { readonly name: { readonly value: string } }) =>
    hiddenTypes.has(node.name.value) ? null : undefined;
  return visit(document, {
    Directive: ({ name }) => (isHiddenDirective(name.value) ? null : undefined),
    DirectiveDefinition: ({ name }) => (isHiddenDirective(name.value) ? null : undefined),
    ScalarTypeDefinition: dropHiddenType,
    ObjectTypeDefinition: dropHiddenType,
    InterfaceTypeDefinition: dropHiddenType,
    UnionTypeDefinition: dropHiddenType,
    EnumTypeDefinition: dropHiddenType,
    InputObjectTypeDefinition: dropHiddenType,
    FieldDefinition: dropHidden,
    InputValueDefinition: dropHidden,
    EnumValueDefinition: dropHidden,
    OperationTypeDefinition: ({ type }) => (hiddenTypes.has(type.name.value) ? null : undefined),
    // What is left of these stands in lists: of interfaces, and of members of unions.
    NamedType: dropHiddenType,
  });
}

function isTypeOf(node: DefinitionNode, ownsType: (name: string) => boolean): boolean {
  return (
    'name' in node &&
    node.name !== undefined &&
    node.kind !== Kind.DIRECTIVE_DEFINITION &&
    ownsType(node.name.value)
  );
}
