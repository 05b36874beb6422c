import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Access } from '../policy';
import { isScope } from '../viewer';

/** Access by type name and field name. */
export type AccessMap = ReadonlyMap<string, ReadonlyMap<string, Access>>;

/**
 * Reads `@authenticated` and `@requiresScopes` off a subgraph's SDL (Apollo Federation 2.5,
 * authorization directives). A field that has neither, on itself or on its type, is an error: it
 * would be closed to everybody.
 */
export function accessOf(document: DocumentNode): AccessMap {
  const map = new Map<string, Map<string, Access>>();
  const open: string[] = [];
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) {
      continue;
    }
    const fields = map.get(node.name.value) ?? new Map<string, Access>();
    map.set(node.name.value, fields);
    for (const field of node.fields ?? []) {
      const directives = [...(node.directives ?? []), ...(field.directives ?? [])];
      const place = `${node.name.value}.${field.name.value}`;
      if (!directives.some(isAccessDirective)) open.push(place);
      fields.set(field.name.value, groupsOf(place, node, field.directives ?? []));
    }
  }
  if (open.length > 0) {
    throw new Error(
      `Closed to everybody: ${open.join(', ')}. Put @authenticated or @requiresScopes on the field or its type.`,
    );
  }
  return map;
}

function groupsOf(
  place: string,
  type: ObjectTypeDefinitionNode | ObjectTypeExtensionNode,
  field: readonly DirectiveNode[],
): Access {
  return [...(type.directives ?? []), ...field]
    .filter((directive) => directive.name.value === 'requiresScopes')
    .map((directive) => {
      const argument = directive.arguments?.find(({ name }) => name.value === 'scopes');
      const scopes = argument ? (valueFromASTUntyped(argument.value) as string[][]) : [];
      const unknown = scopes.flat().find((scope) => !isScope(scope));
      if (unknown) throw new Error(`${place} asks for the unknown scope "${unknown}".`);
      return scopes;
    });
}

function isAccessDirective({ name }: DirectiveNode): boolean {
  return name.value === 'authenticated' || name.value === 'requiresScopes';
}
