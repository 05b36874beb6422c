import type { DocumentNode, GraphQLResolveInfo } from 'graphql';
import { type IMiddlewareFunction, type IMiddlewareTypeMap, middleware } from 'graphql-middleware';
import { allow, deny, rule, shield } from 'graphql-shield';
import { HubError } from '../errors';
import { type FieldAccess, masksFor, refusalError, refusalOf } from '../policy';
import type { Viewer } from '../viewer';
import { type AccessMap, accessOf } from './accessOf';
import { throughMasks } from './throughMasks';

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
    fallbackError: (error, _parent, _arguments, context: object, info: GraphQLResolveInfo) =>
      error instanceof Error ? error : refused(access, context, info),
  });
  return middleware((schema) =>
    withShortCut(shielded.generate(schema) as IMiddlewareTypeMap, access),
  );
}

/**
 * Lets a viewer who may read a field pass without the promises that graphql-shield makes for each
 * value, and puts the masks of the field on what it resolves to. The question is the one that the
 * field's rule asks; whoever is not let pass, and whatever has no access of its own, is left to the
 * rule.
 */
function withShortCut(guards: IMiddlewareTypeMap, access: AccessMap): IMiddlewareTypeMap {
  for (const [type, fields] of access) {
    // Rules without fragments make plain functions.
    const guardsOfType = guards[type] as Record<string, Guard>;
    for (const [field, needed] of fields) {
      const guard = guardsOfType[field];
      if (!guard) continue;
      guardsOfType[field] = (resolve, parent, values, context: Context, info) => {
        const { viewer } = context;
        if (viewer === undefined || refusalOf(viewer, needed) !== null) {
          return guard(resolve, parent, values, context, info);
        }
        const seen = throughMasks(masksFor(viewer, needed.masks), resolve());
        return seen as ReturnType<typeof resolve>;
      };
    }
  }
  return guards;
}

interface Context {
  readonly viewer?: Viewer;
}

/** Rules by what they ask; a rule that reads nothing but the viewer is decided once a request. */
const rules = new Map<string, Rule>();

function ruleFor({ scopes, policies, purposes }: FieldAccess): Rule {
  const asked = { scopes, policies, purposes };
  const name = `mayRead ${JSON.stringify(asked)}`;
  const known = rules.get(name);
  if (known) return known;
  const made = rule(name, { cache: 'contextual' })(
    (_parent: unknown, _arguments: unknown, { viewer }: Context) =>
      viewer !== undefined && refusalOf(viewer, asked) === null,
  );
  rules.set(name, made);
  return made;
}

function refused(access: AccessMap, { viewer }: Context, info: GraphQLResolveInfo): HubError {
  const field = `${info.parentType.name}.${info.fieldName}`;
  const needed = access.get(info.parentType.name)?.get(info.fieldName);
  const refusal = viewer && needed && refusalOf(viewer, needed);
  if (needed && refusal) return refusalError(refusal, field, needed);
  return new HubError('FORBIDDEN', `"${field}" is not for this request.`, { field });
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
