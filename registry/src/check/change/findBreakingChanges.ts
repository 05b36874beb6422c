import { type Change, ChangeType, CriticalityLevel } from '@graphql-inspector/core';
import type { Finding, OtherPlace, Severity } from '../CheckReport';
import { createFinding } from '../createFinding';
import type { Ownership } from '../ownership/Ownership';
import { nearestPlace } from '../schema/SourceSchema';
import { isBroken, isMadeRequired, type SchemaPair } from './isBroken';
import type { SchemaUse } from './SchemaUse';

/**
 * Changes that break clients, one finding each: an error when operations in use are broken. When none is, a department is
 * warned of what it takes away itself; what it takes from others who serve it needs an approver. Of changes that only
 * may surprise, those that meet an operation in use are told.
 * @param ownership null when a subgraph is taken out
 */
export function findBreakingChanges(
  changes: readonly Change[],
  uses: readonly SchemaUse[],
  schemas: SchemaPair,
  ownership: Ownership | null,
): Finding[] {
  return changes.flatMap((change) => {
    const isBreaking =
      change.criticality.level === CriticalityLevel.Breaking || isMadeRequired(change, schemas);
    if (!isBreaking && change.criticality.level !== CriticalityLevel.Dangerous) return [];
    const broken = uses.filter((use) => isBroken(change, use, schemas));
    if (!isBreaking && broken.length === 0) return [];
    const coordinate = coordinateOf(change);
    const others = isBreaking ? othersHit(change, coordinate, ownership) : [];
    const isOthers = others.length > 0;
    const place =
      ownership && coordinate !== null ? nearestPlace(ownership.schema, coordinate) : null;
    return createFinding(
      isOthers ? 'BREAKS_OTHERS' : 'BREAKING_CHANGE',
      severityOf(isBreaking, broken.length, isOthers),
      place,
      `${sentence(change.message)} ${isOthers ? othersAdvice(broken.length) : adviceFor(isBreaking, broken.length)}`,
      {
        coordinate,
        others,
        operations: broken.map(({ told }) => told),
        unaffectedOperations: uses.length - broken.length,
      },
    );
  });
}

/** What a union or a type had from the checked subgraph alone is missed at the whole, which others define too. */
const ownParts: ReadonlySet<string> = new Set([
  ChangeType.UnionMemberRemoved,
  ChangeType.ObjectTypeInterfaceRemoved,
]);

/** Where others define what changes: they did not change it. */
function othersHit(
  { type }: Change,
  coordinate: string | null,
  ownership: Ownership | null,
): OtherPlace[] {
  if (coordinate === null || ownership === null || ownParts.has(type)) return [];
  return ownership.othersOf(coordinate);
}

function severityOf(isBreaking: boolean, count: number, isOthers: boolean): Severity {
  if (!isBreaking) return 'INFO';
  if (count > 0) return 'ERROR';
  return isOthers ? 'APPROVAL' : 'WARNING';
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

function othersAdvice(count: number): string {
  const serve = 'Other departments serve it and have not changed it: define it as they do';
  if (count === 0) return `${serve}, or have an approver agree to this schema.`;
  return `${serve}. ${count} ${count === 1 ? 'operation' : 'operations'} in use would break.`;
}

function sentence(message: string): string {
  const quoted = message.replaceAll("'", '"');
  return quoted.endsWith('.') ? quoted : `${quoted}.`;
}
