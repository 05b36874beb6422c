import type { DocumentNode, GraphQLResolveInfo } from 'graphql';
import { type IMiddlewareFunction, type IMiddlewareTypeMap, middleware } from 'graphql-middleware';
import { allow, deny, rule, shield } from 'graphql-shield';
import { HubError } from '../errors';
import type { Access } from '../policy';
import { hasScope, type Viewer } from '../viewer';
import { type AccessMap, accessOf } from './accessOf';

type Rule = ReturnType<ReturnType<typeof rule>>;
type Guard = Extract<IMiddlewareFunction, (...values: never[]) => unknown>;
export type Permissions = ReturnType<typeof shield>;

/**
 * Builds a subgraph's graphql-shield tree from its SDL. Rules sit on the fields of types, never on
 * `Query` alone, because `_entities` reaches types without passing it. Whatever has no rule is
 * denied. Rows out of scope are not its business: loaders never fetch them.
 */
export function createPermissions(document: DocumentNode): Permissions {
  const access = accessOf(document);
  const ruleTree: Record<string, Record<string, Rule | typeof allow>> = {};
  for (const [type, fields] of access) {
    ruleTree[type] = Object.fromEntries(
      [...fields].map(([field, needed]) => [field, ruleFor(needed)]),
    );
  }
  // The machinery of federation; the types behind `_entities` have rules of their own.
  ruleTree.Query = { ...ruleTree.Query, _service: allow };
  if (hasEntities(document)) ruleTree.Query._entities = allow;
  ruleTree._Service = { sdl: allow };
  const shielded = shield(ruleTree, {
    fallbackRule: deny,
    // A resolver's own error passes to the formatting exit, which masks what has no code.
    allowExternalErrors: true,
    fallbackError: (error, _parent, _arguments, _context, info: GraphQLResolveInfo) =>
      error instanceof Error ? error : forbidden(access, info),
  });
  return middleware((schema) =>
    withShortCut(shielded.generate(schema) as IMiddlewareTypeMap, access),
  );
}

/**
 * Lets a viewer who may read a field pass without the promises that graphql-shield makes for each
 * value. The question is the one that the field's rule asks; whoever is not let pass, and whatever
 * has no access of its own, is left to the rule.
 */
function withShortCut(guards: IMiddlewareTypeMap, access: AccessMap): IMiddlewareTypeMap {
  for (const [type, fields] of access) {
    // Rules without fragments make plain functions.
    const guardsOfType = guards[type] as Record<string, Guard>;
    for (const [field, needed] of fields) {
      const guard = guardsOfType[field];
      if (!guard) continue;
      guardsOfType[field] = (resolve, parent, values, context, info) =>
        mayPass(context, needed) ? resolve() : guard(resolve, parent, values, context, info);
    }
  }
  return guards;
}

function mayPass({ viewer }: { readonly viewer?: Viewer }, access: Access): boolean {
  return viewer !== undefined && isAllowed(viewer, access);
}

/** Rules by what they ask; a rule that reads nothing but the viewer is decided once a request. */
const rules = new Map<string, Rule>();

function ruleFor(access: Access): Rule {
  const name = access.length === 0 ? 'isIdentified' : `hasScopes ${JSON.stringify(access)}`;
  const known = rules.get(name);
  if (known) return known;
  const made = rule(name, { cache: 'contextual' })(
    (_parent: unknown, _arguments: unknown, context: { viewer?: Viewer }) =>
      mayPass(context, access),
  );
  rules.set(name, made);
  return made;
}

/** Whether the viewer's scopes satisfy every group. */
export function isAllowed(viewer: Viewer, access: Access): boolean {
  return access.every((alternatives) =>
    alternatives.some((all) => all.every((scope) => hasScope(viewer, scope))),
  );
}

function forbidden(access: AccessMap, info: GraphQLResolveInfo): HubError {
  const needed = access.get(info.parentType.name)?.get(info.fieldName) ?? [];
  const scopes = needed.map((group) => group.map((all) => all.join(' and ')).join(' or '));
  const field = `${info.parentType.name}.${info.fieldName}`;
  return new HubError(
    'FORBIDDEN',
    `This viewer may not read "${field}". Expected the scope ${scopes.map((text) => `"${text}"`).join(' and ') || '"none, which nobody holds"'}.`,
    { field, requiredScopes: needed },
  );
}

function hasEntities(document: DocumentNode): boolean {
  return document.definitions.some(
    (node) =>
      'directives' in node &&
      node.directives?.some(
        ({ name, arguments: values }) =>
          name.value === 'key' &&
          !values?.some(
            ({ name: argument, value }) =>
              argument.value === 'resolvable' && 'value' in value && value.value === false,
          ),
      ),
  );
}
