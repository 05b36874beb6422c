import { diffSchema } from '@graphql-inspector/core/diff/schema';
import type { SeenOperation } from './CheckInput';
import type { Finding } from './CheckReport';
import { findBreakingChanges } from './change/findBreakingChanges';
import { findCostChanges } from './change/findCostChanges';
import { useOf } from './change/SchemaUse';
import type { Composed } from './readComposed';
import { findWidenedRights } from './rights/findWidenedRights';
import type { SourceSchema } from './schema/SourceSchema';

/**
 * What a change of one subgraph changes for clients: what breaks, what becomes dearer, who may read more.
 * @param schema the changed one; null when it is taken out
 */
export function compareComposed(
  before: Composed,
  after: Composed,
  operations: readonly SeenOperation[],
  schema: SourceSchema | null,
  others: readonly SourceSchema[],
): Finding[] {
  const schemas = { before: before.apiSchema, after: after.apiSchema };
  const changes = diffSchema(schemas.before, schemas.after);
  const uses =
    changes.length > 0 ? operations.map((operation) => useOf(operation, schemas.before)) : [];
  return [
    ...findBreakingChanges(changes, uses, schemas, schema),
    ...findCostChanges(changes, uses, schemas),
    ...(before.policy && after.policy
      ? findWidenedRights(before.policy, after.policy, schema, others)
      : []),
  ];
}
