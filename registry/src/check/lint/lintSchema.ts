import type { Finding } from '../CheckReport';
import type { SourceSchema } from '../schema/SourceSchema';
import { findConfusableNames } from './findConfusableNames';
import { findForeignResources } from './findForeignResources';
import { findMissingAccess } from './findMissingAccess';
import { findMissingDescriptions } from './findMissingDescriptions';
import { findMissingResources, resourceTypesOf } from './findMissingResources';
import { findMissingSensitivity } from './findMissingSensitivity';
import { findNames } from './findNames';
import { findUnknownSpecs } from './findUnknownSpecs';
import { findUnread } from './findUnread';
import { findUnstatedBases } from './findUnstatedBases';

/** What a schema has to say of itself, before it meets the others. */
export function lintSchema(
  schema: SourceSchema,
  others: readonly SourceSchema[],
  owner: string | null,
): Finding[] {
  const { reader } = schema;
  const stated = [schema, ...others].map(resourceTypesOf);
  const isResource = (type: string) => stated.some((types) => types.has(type));
  return [
    ...findUnread(schema),
    ...findUnknownSpecs(schema),
    ...findNames(schema),
    ...findConfusableNames(schema, others),
    ...findMissingDescriptions(schema, (type) => stated[0]?.has(type) ?? false),
    // Without a reader nothing is known to be missing.
    ...(reader
      ? [
          ...findMissingAccess(schema, reader),
          ...findMissingSensitivity(schema, reader),
          ...findMissingResources(schema, isResource),
          ...findUnstatedBases(schema, reader),
          ...findForeignResources(schema, reader, owner),
        ]
      : []),
  ];
}
