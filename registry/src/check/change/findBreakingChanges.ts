import { type Change, CriticalityLevel } from '@graphql-inspector/core';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import { nearestPlace, type SourceSchema } from '../schema/SourceSchema';
import { affectedOperation } from './affectedOperation';
import { isBroken, isMadeRequired, type SchemaPair } from './isBroken';
import type { SchemaUse } from './SchemaUse';

/**
 * Changes that break clients, one finding each: an error when operations in use are broken, a warning when none is. Of
 * changes that only may surprise, those that meet an operation in use are told.
 * @param schema the one that is checked; null when its subgraph is taken out
 */
export function findBreakingChanges(
  changes: readonly Change[],
  uses: readonly SchemaUse[],
  schemas: SchemaPair,
  schema: SourceSchema | null,
): Finding[] {
  return changes.flatMap((change) => {
    const isBreaking =
      change.criticality.level === CriticalityLevel.Breaking || isMadeRequired(change, schemas);
    if (!isBreaking && change.criticality.level !== CriticalityLevel.Dangerous) return [];
    const broken = uses.filter((use) => isBroken(change, use, schemas));
    if (!isBreaking && broken.length === 0) return [];
    const coordinate = coordinateOf(change);
    const place = schema && coordinate !== null ? nearestPlace(schema, coordinate) : null;
    return [
      createFinding(
        'BREAKING_CHANGE',
        isBreaking ? (broken.length > 0 ? 'ERROR' : 'WARNING') : 'INFO',
        place,
        `${sentence(change.message)} ${adviceFor(isBreaking, broken.length)}`,
        {
          coordinate,
          operations: broken.map(({ operation }) => affectedOperation(operation)),
          unaffectedOperations: uses.length - broken.length,
        },
      ),
    ];
  });
}

/** The schema coordinate of a change (https://spec.graphql.org/draft/#sec-Schema-Coordinates). */
export function coordinateOf({ path }: Change): string | null {
  if (path === undefined) return null;
  const parts = path.split('.').filter((part) => part !== '@deprecated');
  const [type, member, argument] = parts;
  if (argument !== undefined) return `${type}.${member}(${argument}:)`;
  if (member === undefined) return type ?? null;
  return type?.startsWith('@') ? `${type}(${member}:)` : `${type}.${member}`;
}

function adviceFor(isBreaking: boolean, count: number): string {
  const operations = `${count} ${count === 1 ? 'operation' : 'operations'} in use`;
  if (!isBreaking) return `${operations} may meet what their clients do not know yet.`;
  if (count === 0) return 'No operation in use is touched.';
  return `It breaks ${operations}: keep what they use, mark it @deprecated, and take it away when nobody asks for it any more.`;
}

function sentence(message: string): string {
  const quoted = message.replaceAll("'", '"');
  return quoted.endsWith('.') ? quoted : `${quoted}.`;
}
