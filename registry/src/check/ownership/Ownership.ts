import type { OtherSchema } from '../CheckInput';
import type { OtherPlace } from '../CheckReport';
import { resourceTypesOf } from '../lint/findMissingResources';
import { placesIn, type SourceSchema } from '../schema/SourceSchema';

/** What of the composed schema is not for the checked subgraph alone to change. */
export interface Ownership {
  /** The one that is checked. */
  readonly schema: SourceSchema;
  /** Where departments other than that of the checked schema define an element; nowhere for what it owns. */
  othersOf(coordinate: string): OtherPlace[];
  /** Where they define an element, whoever owns it. */
  placesOf(coordinate: string): OtherPlace[];
  /** The names of the subgraphs of other departments. */
  readonly foreign: ReadonlySet<string>;
}

/**
 * A type belongs to whoever states it to be an entry of the data-resource directory; others who define it add to it. What
 * nobody states, such as the cells of statistics, belongs to all who define it.
 * @param owner unified social credit code of the department of the checked schema; null where none is known, which
 * makes all others foreign
 * @param others as they are read, in the order of `inputs`
 */
export function createOwnership(
  schema: SourceSchema,
  owner: string | null,
  others: readonly SourceSchema[],
  inputs: readonly OtherSchema[],
): Ownership {
  const foreign = others.filter((_, index) => owner === null || inputs[index]?.owner !== owner);
  const own = resourceTypesOf(schema);
  const theirs = foreign.map(resourceTypesOf);
  return {
    schema,
    foreign: new Set(foreign.map(({ name }) => name)),
    placesOf: (coordinate) => placesIn(foreign, coordinate),
    othersOf(coordinate) {
      const [type = ''] = coordinate.split('.', 1);
      const isOwn =
        own.has(type) &&
        !theirs.some((types) => types.has(type)) &&
        // Others who have it as a value, and refer to no entity, own their part whoever states what it is.
        foreign.every(({ types }) => types.get(type)?.keyFields !== undefined || !types.has(type));
      return isOwn ? [] : placesIn(foreign, coordinate);
    },
  };
}
