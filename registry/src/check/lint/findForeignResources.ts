import { type PolicyReader, quote } from '@civicgraph/shared';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import { resourcesOf } from '../schema/policyOf';
import type { SourceSchema } from '../schema/SourceSchema';

/**
 * Entries of the data-resource directory whose code is not one of the owning department.
 * @param owner unified social credit code; null for the hub's own subgraphs, which hold those of several departments
 */
export function findForeignResources(
  schema: SourceSchema,
  reader: PolicyReader,
  owner: string | null,
): Finding[] {
  if (owner === null) return [];
  return [...schema.types.values()].flatMap(({ name, nodes }) =>
    nodes
      .flatMap((node) => resourcesOf(reader, node) ?? [])
      .filter(({ code }) => !code.startsWith(`${owner}-`))
      .map(({ code }) =>
        createFinding(
          'RESOURCE_OWNER_DIFFERS',
          'ERROR',
          schema.placeOf(name),
          `"@resource" on "${name}" has the code ${quote(code)}, which is not one of the department that owns the subgraph. Expected a code that begins with "${owner}-".`,
          { coordinate: name },
        ),
      ),
  );
}
