import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import { resourcesOf } from '../schema/policyOf';
import type { SourceSchema } from '../schema/SourceSchema';

/** The types that a schema states to be entries of the data-resource directory. */
export function resourceTypesOf({ reader, types }: SourceSchema): ReadonlySet<string> {
  if (!reader) return new Set();
  // What does not read counts as stated: it is found elsewhere.
  const stated = [...types.values()].filter(({ nodes }) =>
    nodes.some((node) => resourcesOf(reader, node)?.length !== 0),
  );
  return new Set(stated.map(({ name }) => name));
}

/**
 * Entities with fields of their own here that no subgraph states to be an entry of the data-resource directory.
 * @param isResource whether some subgraph of the composition states it of a type
 */
export function findMissingResources(
  schema: SourceSchema,
  isResource: (type: string) => boolean,
): Finding[] {
  return [...schema.types.values()]
    .filter(({ name, isObject, keyFields, fields }) => {
      const hasMore = fields.some((field) => !keyFields?.has(field.name.value));
      return isObject && keyFields !== undefined && hasMore && !isResource(name);
    })
    .map(({ name }) =>
      createFinding(
        'MISSING_RESOURCE',
        'ERROR',
        schema.placeOf(name),
        `"${name}" is an entity, and no subgraph says which entry of the data-resource directory it is. Put @resource on it, or have its own department do so: the code begins with that of the department and a hyphen.`,
        { coordinate: name },
      ),
    );
}
