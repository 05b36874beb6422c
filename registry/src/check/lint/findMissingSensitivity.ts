import { type PolicyNode, type PolicyReader, sensitivities } from '@civicgraph/shared';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import { policyOf } from '../schema/policyOf';
import type { SourceSchema } from '../schema/SourceSchema';
import { namedTypeOf, type SourceType } from '../schema/SourceTypes';
import { isRelayField } from './relayTypes';

/**
 * Fields of which neither they, nor their type or the object they give states a sensitivity. Keys are as sensitive as
 * what they lead to, root fields that give objects as these, and places in lists are none of anybody's.
 */
export function findMissingSensitivity(schema: SourceSchema, reader: PolicyReader): Finding[] {
  const { types } = schema;
  // What does not read counts as stated: it is found elsewhere.
  const states = (node: PolicyNode) => policyOf(reader, node)?.sensitivity !== null;
  const typeStates = (type: SourceType | undefined) => type?.nodes.some(states) ?? false;
  return [...types.values()].flatMap((type) => {
    if (!(type.isObject || type.isInterface) || typeStates(type)) return [];
    return type.fields
      .filter((field) => {
        const name = field.name.value;
        const given = types.get(namedTypeOf(field.type));
        if (states(field) || type.keyFields?.has(name) || isRelayField(type, name)) return false;
        return !(given?.isComposite && (type.isRoot || typeStates(given)));
      })
      .map((field) => {
        const coordinate = `${type.name}.${field.name.value}`;
        return createFinding(
          'MISSING_SENSITIVITY',
          'ERROR',
          schema.placeOf(coordinate),
          `"${coordinate}" does not state its sensitivity. Put @sensitivity(level:) on it or on "${type.name}", one of ${sensitivities.join(', ')}.`,
          { coordinate },
        );
      });
  });
}
