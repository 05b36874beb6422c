import { type Change, ChangeType } from '@graphql-inspector/core';
import type { AffectedOperation, Finding, Severity } from '../CheckReport';
import { createFinding } from '../createFinding';
import { countObjects, readCounted } from './countObjects';
import type { SchemaPair } from './isBroken';
import type { SchemaUse } from './SchemaUse';

/** What may change how many objects an answer holds. */
const pricing: ReadonlySet<string> = new Set([
  ChangeType.FieldTypeChanged,
  ChangeType.FieldArgumentAdded,
  ChangeType.FieldArgumentRemoved,
  ChangeType.FieldArgumentDefaultChanged,
  ChangeType.FieldArgumentTypeChanged,
  ChangeType.TypeKindChanged,
]);

/** Operations in use whose answers may hold more objects than before: told, and warned of from twice as many. */
export function findCostChanges(
  changes: readonly Change[],
  uses: readonly SchemaUse[],
  schemas: SchemaPair,
): Finding[] {
  const fields = new Set(
    changes
      .filter(({ type }) => pricing.has(type))
      .map(({ path = '' }) => path.split('.').slice(0, 2).join('.')),
  );
  if (fields.size === 0) return [];
  const met = uses.filter(({ coordinates, types }) =>
    [...fields].some((field) => coordinates.has(field) || types.given.has(field)),
  );
  const dearer = met.flatMap(({ document: text, told }): AffectedOperation[] => {
    const document = text === null ? undefined : readCounted(text);
    if (!document) return [];
    const costBefore = countObjects(document, schemas.before);
    const costAfter = countObjects(document, schemas.after);
    if (costBefore === undefined || costAfter === undefined || costAfter <= costBefore) return [];
    return [{ ...told, costBefore, costAfter }];
  });
  const isMuch = ({ costBefore, costAfter }: AffectedOperation) =>
    (costAfter ?? 0) >= 2 * (costBefore ?? 0);
  const count = uses.length;
  return [
    ...costFinding('WARNING', dearer.filter(isMuch), count),
    ...costFinding(
      'INFO',
      dearer.filter((one) => !isMuch(one)),
      count,
    ),
  ];
}

function costFinding(
  severity: Severity,
  operations: readonly AffectedOperation[],
  known: number,
): Finding[] {
  if (operations.length === 0) return [];
  const much = severity === 'WARNING' ? ' twice as many objects or more' : ' more objects';
  const message = `The answers to ${operations.length} of the operations in use may hold${much} than before. Keep default page sizes small, and lists in pages.`;
  return [
    createFinding('COST_CHANGED', severity, null, message, {
      operations,
      unaffectedOperations: known - operations.length,
    }),
  ];
}
