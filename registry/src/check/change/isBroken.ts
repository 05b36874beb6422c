import { type Change, ChangeType } from '@graphql-inspector/core';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { ArgumentUse } from './argumentUses';
import type { SchemaUse } from './SchemaUse';

/** The schemas that clients see, before a change and after it. */
export interface SchemaPair {
  readonly before: GraphQLSchema;
  readonly after: GraphQLSchema;
}

/**
 * Whether a change, breaking or dangerous, may break an operation. Where the document does not tell what its variables
 * hold, it may.
 */
export function isBroken(change: Change, use: SchemaUse, schemas: SchemaPair): boolean {
  const path = change.path ?? '';
  const [type = '', member = '', argument = ''] = path.split('.');
  switch (change.type) {
    case ChangeType.FieldArgumentAdded:
    case ChangeType.FieldArgumentRemoved:
    case ChangeType.FieldArgumentTypeChanged:
    case ChangeType.FieldArgumentDefaultChanged:
      return isArgumentBroken(change.type, [type, member, argument], use, schemas);
    case ChangeType.InputFieldAdded:
    case ChangeType.InputFieldRemoved:
    case ChangeType.InputFieldTypeChanged:
    case ChangeType.InputFieldDefaultValueChanged:
      return isInputBroken([type, member], use, schemas);
    case ChangeType.EnumValueRemoved:
      return use.coordinates.has(path) || use.types.sent.has(type);
    case ChangeType.EnumValueAdded:
    case ChangeType.UnionMemberAdded:
      // What a client may now be given and does not know.
      return use.types.given.has(type);
    case ChangeType.UnionMemberRemoved:
      return use.usesType(type) && use.usesType(removedMember(change));
    case ChangeType.ObjectTypeInterfaceRemoved:
      return use.usesType(type) && use.usesType(removedInterface(change));
    case ChangeType.SchemaQueryTypeChanged:
    case ChangeType.SchemaMutationTypeChanged:
    case ChangeType.SchemaSubscriptionTypeChanged:
      return true;
    default:
      // Without a document it may use any directive.
      if (path.startsWith('@')) return new RegExp(`${type}\\b`).test(use.document ?? type);
      return member === '' ? use.usesType(type) : use.coordinates.has(path);
  }
}

/** Whether a default was taken from what has to be given: the library takes that for merely dangerous. */
export function isMadeRequired({ type, path = '' }: Change, { after }: SchemaPair): boolean {
  const [owner = '', member = '', argument = ''] = path.split('.');
  if (type === ChangeType.FieldArgumentDefaultChanged) {
    const found = argumentIn(after, [owner, member, argument]);
    return found !== undefined && isRequiredArgument(found);
  }
  if (type !== ChangeType.InputFieldDefaultValueChanged) return false;
  const found = inputFieldIn(after, [owner, member]);
  return found !== undefined && isRequiredInputField(found);
}

type ArgumentPath = readonly [type: string, field: string, argument: string];

function isArgumentBroken(
  changeType: string,
  path: ArgumentPath,
  use: SchemaUse,
  { before, after }: SchemaPair,
): boolean {
  const [type, field, argument] = path;
  if (!use.coordinates.has(`${type}.${field}`)) return false;
  const old = argumentIn(before, path);
  const now = argumentIn(after, path);
  const coordinate = `${type}.${field}(${argument}:)`;
  if (!now) return use.coordinates.has(coordinate);
  const uses = use.argumentUses(coordinate);
  const breaks = (given: ArgumentUse) => {
    // What is left out takes the default, which may be another one now.
    if (given === 'NOTHING') {
      return isRequiredArgument(now) || changeType === ChangeType.FieldArgumentDefaultChanged;
    }
    if (!old || old.type.toString() === now.type.toString()) return false;
    const isOnlyRequired = now.type.toString() === `${old.type}!`;
    return isOnlyRequired ? given === 'VARIABLE' : true;
  };
  return [...uses].some(breaks);
}

function isInputBroken(
  path: readonly [type: string, field: string],
  { coordinates, types }: SchemaUse,
  { before, after }: SchemaPair,
): boolean {
  const [type, field] = path;
  if (types.sent.has(type)) return true;
  const isGiven = coordinates.has(`${type}.${field}`);
  const old = inputFieldIn(before, path);
  const now = inputFieldIn(after, path);
  if (!now) return isGiven;
  if (!isGiven) return types.valued.has(type);
  return old !== undefined && ![`${now.type}`, `${now.type}`.slice(0, -1)].includes(`${old.type}`);
}

function argumentIn(schema: GraphQLSchema, path: ArgumentPath): GraphQLArgument | undefined {
  const type = schema.getType(path[0]);
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  return type.getFields()[path[1]]?.args.find(({ name }) => name === path[2]);
}

function inputFieldIn(
  schema: GraphQLSchema,
  [type, field]: readonly [string, string],
): GraphQLInputField | undefined {
  const input = schema.getType(type);
  return isInputObjectType(input) ? input.getFields()[field] : undefined;
}

function removedMember({ meta }: Change<typeof ChangeType.UnionMemberRemoved>): string {
  return meta.removedUnionMemberTypeName;
}

function removedInterface({ meta }: Change<typeof ChangeType.ObjectTypeInterfaceRemoved>): string {
  return meta.removedInterfaceName;
}
