import { isTypeDefinitionNode } from 'graphql';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import type { SourceSchema } from '../schema/SourceSchema';
import { isRelayType } from './relayTypes';

/**
 * Types without a description, and fields without one on root types, entities and entries of the data-resource
 * directory. Keys explain themselves, and Relay explains pages.
 */
export function findMissingDescriptions(
  schema: SourceSchema,
  isResource: (type: string) => boolean,
): Finding[] {
  const missing = (coordinate: string) =>
    createFinding(
      'MISSING_DESCRIPTION',
      'ERROR',
      schema.placeOf(coordinate),
      `"${coordinate}" has no description. Say above it, in quotation marks, what it holds: an English sentence, then the Chinese term.`,
      { coordinate },
    );
  return [...schema.types.values()].flatMap((type) => {
    if (isRelayType(type)) return [];
    const definitions = type.nodes.filter(isTypeDefinitionNode);
    // An extension has no place for one.
    const isBare =
      definitions.length > 0 && definitions.every(({ description }) => !description?.value.trim());
    const isExplained = type.isRoot || type.keyFields !== undefined || isResource(type.name);
    const fields = isExplained ? type.fields : [];
    return [
      ...(isBare && !type.isRoot ? [missing(type.name)] : []),
      ...fields
        .filter(({ name, description }) => {
          return !description?.value.trim() && !type.keyFields?.has(name.value);
        })
        .map(({ name }) => missing(`${type.name}.${name.value}`)),
    ];
  });
}
