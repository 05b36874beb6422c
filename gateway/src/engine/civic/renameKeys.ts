import { type FieldNode, Kind, visit } from 'graphql';
import { isPlannedKey, plannedKey } from '../plan';
import type { Operation } from './Operation';
import type { RequiredFields } from './RequiredFields';

/** What Hive's planner calls the fields that it asks for under a name of its own. */
const planned = /^_internal_qp_alias/;

/**
 * Gives another key to each field that stands where plans look for a key or a required field, as in
 * `{ flat { id: name } }`: planners take one for the other, and would ask for the wrong entity.
 */
export function renameKeys(
  { definition, fragments }: Operation,
  required: RequiredFields,
): Operation {
  const rename = {
    Field(node: FieldNode): FieldNode | undefined {
      if (!isInTheWay(node, required)) return undefined;
      const value = plannedKey((node.alias ?? node.name).value);
      return { ...node, alias: { kind: Kind.NAME, value } };
    },
  };
  return {
    definition: visit(definition, rename),
    fragments: new Map([...fragments].map(([name, node]) => [name, visit(node, rename)])),
  };
}

function isInTheWay({ alias, name, arguments: given = [] }: FieldNode, required: RequiredFields) {
  const key = (alias ?? name).value;
  if (key === name.value) {
    return required.has(key) && (given.length > 0 || required.hasWithArguments(key));
  }
  return required.has(key) || key === '__typename' || planned.test(key) || isPlannedKey(key);
}
