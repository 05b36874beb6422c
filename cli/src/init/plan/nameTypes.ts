import type { SourceTable } from '../source/Source';
import { pluralOf, singularOf } from './plural';
import { camelCase, pascalCase } from './spell';
import { takenQueries, takenTypes } from './takenNames';
import { UniqueNames } from './UniqueNames';
import { wordsOf } from './wordsOf';

export interface TypeName {
  readonly name: string;
  readonly field: string;
  readonly list: string;
}

/** Names that the files of a subgraph use otherwise. */
const takenInCode = [
  'Buffer',
  'DateScalar',
  'DateTimeScalar',
  'Index',
  'Number',
  'PageArguments',
  'Resolvers',
];

/** Beginnings of names of tables that say no more than that it is one. */
const tablePrefixes = ['t', 'tb', 'tbl', 'tab', 'table'];

/**
 * What the types of tables are called: the English singular of the table's name, with that of the subgraph before it
 * where the hub has such a type already. A name without Latin letters gives `Table1`, or that of the subgraph where there
 * is no other table.
 */
export function nameTypes(
  subgraph: string,
  tables: readonly SourceTable[],
): ReadonlyMap<string, TypeName> {
  const types = new UniqueNames([...takenTypes, ...takenInCode]);
  const fields = new UniqueNames(takenQueries);
  return new Map(
    tables.map((table, index) => {
      const words = wordsOfTable(
        table,
        tables.length === 1 ? wordsOf(subgraph) : [`table${index + 1}`],
      );
      const isTaken =
        [pascalCase(words), `${pascalCase(words)}Connection`].some((name) => types.has(name)) ||
        [camelCase(words), pluralOf(camelCase(words))].some((name) => fields.has(name));
      const own = isTaken ? [...wordsOf(subgraph), ...words] : words;
      const name = types.take(pascalCase(own));
      types.take(`${name}Connection`);
      types.take(`${name}Edge`);
      const field = fields.take(name.charAt(0).toLowerCase() + name.slice(1));
      return [table.name, { name, field, list: fields.take(pluralOf(field)) }];
    }),
  );
}

/** @param otherwise what a table is called whose name has no Latin letters */
function wordsOfTable({ label }: SourceTable, otherwise: string[]): string[] {
  const words = wordsOf(label);
  const [first = '', ...others] = words;
  const own = tablePrefixes.includes(first) && others.length > 0 ? others : words;
  const last = own.at(-1);
  if (last === undefined) return otherwise;
  const named = [...own.slice(0, -1), singularOf(last)];
  return /^\d/.test(named[0] ?? '') ? ['table', ...named] : named;
}
