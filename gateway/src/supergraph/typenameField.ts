import { type FieldNode, Kind } from 'graphql';

/** `__typename`, as a selection has it. */
export const typenameField: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
};
