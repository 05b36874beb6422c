import type { ElementPolicy, PolicyNode, PolicyReader } from '@civicgraph/shared';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import { policyOf } from '../schema/policyOf';
import type { SourceSchema } from '../schema/SourceSchema';
import { namedTypeOf, type SourceType } from '../schema/SourceTypes';

/** Fields of objects of which neither they, nor their type or the type they give say who may read. */
export function findMissingAccess(schema: SourceSchema, reader: PolicyReader): Finding[] {
  const { types } = schema;
  const says = (node: PolicyNode) => isSaid(policyOf(reader, node));
  const typeSays = (type: SourceType | undefined) => type?.nodes.some(says) ?? false;
  return [...types.values()].flatMap((type) => {
    if (!type.isObject || typeSays(type)) return [];
    return type.fields
      .filter((field) => !says(field) && !typeSays(types.get(namedTypeOf(field.type))))
      .map((field) => {
        const coordinate = `${type.name}.${field.name.value}`;
        return createFinding(
          'MISSING_ACCESS',
          'ERROR',
          schema.placeOf(coordinate),
          `"${coordinate}" does not say who may read it. Put @authenticated, @requiresScopes or @policy on it or on "${type.name}".`,
          { coordinate },
        );
      });
  });
}

/** What does not read counts as said: it is found elsewhere. */
function isSaid(policy: ElementPolicy | undefined): boolean {
  return !policy || policy.isAuthenticated || policy.scopes.length + policy.policies.length > 0;
}
