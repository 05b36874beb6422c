import type { Mask, Viewer } from '@civicgraph/shared';
import { type ConstDirectiveNode, Kind, parse, type TypeNode, valueFromASTUntyped } from 'graphql';
import type { Hidden } from '../differential/createWorld';
import type { ClosedFederation } from './closedFederations';

type Said = ReadonlyMap<string, readonly ConstDirectiveNode[]>;

/**
 * What a viewer may not see, read straight off the schemas: what any of them asks of a field, its type,
 * an interface of that, or the type that it leads to, and the viewer does not meet. It shares no code with the
 * gateway, and takes no account of roads: what hides on some road only is shown here.
 */
export function hiddenFrom(viewer: Viewer, { subgraphs }: ClosedFederation): Hidden {
  const { types, fields, interfaces, returns, requires } = readSchemas(Object.values(subgraphs));
  const holds = (scope: string) => (viewer.scopes as readonly string[]).includes(scope);
  const isMet = (directive: ConstDirectiveNode): boolean => {
    const value = <Value>(name: string): Value => {
      const given = directive.arguments?.find((argument) => argument.name.value === name);
      return (given ? valueFromASTUntyped(given.value) : []) as Value;
    };
    const some = (groups: string[][], meets: (name: string) => boolean) =>
      groups.some((all) => all.every(meets));
    switch (directive.name.value) {
      case 'requiresScopes':
        return some(value<string[][]>('scopes'), holds);
      case 'policy':
        return some(value<string[][]>('policies'), () => viewer.grant !== null);
      case 'purpose':
        return viewer.purpose !== null && value<string[]>('anyOf').includes(viewer.purpose);
      default:
        return true;
    }
  };
  const saidOf = (type: string, field: string) =>
    [type, ...(interfaces.get(type) ?? [])].flatMap((name) => [
      ...(types.get(name) ?? []),
      ...(fields.get(`${name}.${field}`) ?? []),
    ]);
  const maskOn = (type: string, field: string): Mask | undefined => {
    for (const { name, arguments: given = [] } of saidOf(type, field)) {
      if (name.value !== 'mask') continue;
      const as = given.find((one) => one.name.value === 'as');
      const unless = given.find((one) => one.name.value === 'unless');
      const groups = (unless ? valueFromASTUntyped(unless.value) : []) as string[][];
      if (as && !groups.some((all) => all.every(holds))) {
        return valueFromASTUntyped(as.value) as Mask;
      }
    }
    return undefined;
  };
  const isHidden = (type: string, field: string): boolean =>
    [...saidOf(type, field), ...(types.get(returns.get(`${type}.${field}`) ?? '') ?? [])].some(
      (directive) => !isMet(directive),
    ) ||
    (requires.get(`${type}.${field}`) ?? []).some(
      (needed) => isHidden(type, needed) || maskOn(type, needed) !== undefined,
    );
  return {
    isHidden,
    maskOf: (type, field) => (isHidden(type, field) ? undefined : maskOn(type, field)),
  };
}

function readSchemas(sdls: readonly string[]) {
  const types = new Map<string, ConstDirectiveNode[]>();
  const fields = new Map<string, ConstDirectiveNode[]>();
  const interfaces = new Map<string, string[]>();
  const returns = new Map<string, string>();
  const requires = new Map<string, string[]>();
  for (const node of sdls.flatMap((sdl) => parse(sdl).definitions)) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION)
      continue;
    const type = node.name.value;
    add(types, type, node.directives ?? []);
    add(
      interfaces,
      type,
      (node.interfaces ?? []).map(({ name }) => name.value),
    );
    for (const field of node.fields ?? []) {
      const place = `${type}.${field.name.value}`;
      add(fields, place, field.directives ?? []);
      returns.set(place, nameOf(field.type));
      for (const { name, arguments: given } of field.directives ?? []) {
        const set = name.value === 'requires' ? given?.[0]?.value : undefined;
        if (set?.kind === Kind.STRING) add(requires, place, set.value.match(/\w+/g) ?? []);
      }
    }
  }
  return { types: types as Said, fields: fields as Said, interfaces, returns, requires };
}

function add<Item>(map: Map<string, Item[]>, key: string, items: readonly Item[]): void {
  map.set(key, [...(map.get(key) ?? []), ...items]);
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
