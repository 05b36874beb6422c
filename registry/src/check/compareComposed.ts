import { diffSchema } from '@graphql-inspector/core/diff/schema';
import type { Finding } from './CheckReport';
import { findBreakingChanges } from './change/findBreakingChanges';
import { findCostChanges } from './change/findCostChanges';
import { SchemaUse } from './change/SchemaUse';
import { tellOperations } from './change/tellOperations';
import { decodeOperations, type OperationPages } from './OperationPages';
import { findAddedKeys } from './ownership/findAddedKeys';
import { findDataFlows } from './ownership/findDataFlows';
import { findTakenFields } from './ownership/findTakenFields';
import type { Ownership } from './ownership/Ownership';
import type { Composed } from './readComposed';
import { findNarrowedRights } from './rights/findNarrowedRights';
import { findWidenedRights } from './rights/findWidenedRights';
import type { SourceSchema } from './schema/SourceSchema';

/** Whose change is compared. */
export interface ComparedChange {
  readonly operations: OperationPages;
  /** Null when a subgraph is taken out. */
  readonly ownership: Ownership | null;
  readonly others: readonly SourceSchema[];
}

/**
 * What a change of one subgraph changes for clients and for other departments: what breaks, what becomes dearer, who
 * may read more or less, who answers.
 */
export function compareComposed(
  before: Composed,
  after: Composed,
  { operations, ownership, others }: ComparedChange,
): Finding[] {
  const schemas = { before: before.apiSchema, after: after.apiSchema };
  const changes = diffSchema(schemas.before, schemas.after);
  const uses = decodeOperations(operations)
    .map((operation) => new SchemaUse(operation, schemas.before))
    .sort((a, b) => b.told.count - a.told.count);
  const schema = ownership?.schema ?? null;
  const findings = [
    ...findBreakingChanges(changes, uses, schemas, ownership),
    ...findCostChanges(changes, uses, schemas),
    ...(ownership
      ? [
          ...findTakenFields(before.routing, after.routing, ownership),
          ...findAddedKeys(before.routing, after.routing, ownership),
        ]
      : []),
    ...(before.policy && after.policy
      ? [
          ...findWidenedRights(before.policy, after.policy, schema, others),
          ...(ownership
            ? [
                ...findNarrowedRights(before.policy, after.policy, uses, ownership),
                ...findDataFlows(before.routing, after.routing, after.policy, ownership),
              ]
            : []),
        ]
      : []),
  ];
  return tellOperations(findings, uses);
}
