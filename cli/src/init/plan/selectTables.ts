import type { ColumnType, SourceColumn, SourceTable } from '../source/Source';
import { oneLine } from './describe';
import { guessArea } from './guessArea';
import { guessPersonal, isSecret } from './guessPersonal';
import type { LeftOut, PersonalGuess } from './Plan';

/** A table that the subgraph shows, with the columns it shows of it. */
export interface SelectedTable extends SourceTable {
  readonly isSubject: boolean;
}

export interface Selection {
  readonly tables: readonly SelectedTable[];
  readonly leftOut: readonly LeftOut[];
}

export interface SelectOptions {
  /** Tables of persons that are shown all the same, as the source spells or labels them. */
  readonly include: ReadonlySet<string>;
  /** Tables (`table`) and columns (`table.column`) that must not be shown, and why. */
  readonly refused: ReadonlyMap<string, string>;
}

/** What of a source can be shown. */
export function selectTables(tables: readonly SourceTable[], options: SelectOptions): Selection {
  const first = selectOnce(tables, options.refused, options);
  if (first.hidden.size === 0) return first;
  // A key of a person is as good as the person.
  const keys = tables.flatMap(({ name, foreignKeys }) =>
    foreignKeys
      .filter(({ table }) => first.hidden.has(table))
      .flatMap(({ columns, table }) =>
        columns.map(
          (column) => [`${name}.${column}`, `it leads to a person in "${table}"`] as const,
        ),
      ),
  );
  return selectOnce(tables, new Map([...keys, ...options.refused]), options);
}

interface OneSelection extends Selection {
  /** Tables of persons that are not included. */
  readonly hidden: ReadonlySet<string>;
}

function selectOnce(
  tables: readonly SourceTable[],
  refused: ReadonlyMap<string, string>,
  { include }: SelectOptions,
): OneSelection {
  const leftOut: LeftOut[] = [];
  const selected: SelectedTable[] = [];
  const hidden = new Set<string>();
  for (const table of tables) {
    const columns = table.columns.filter((column) => {
      const place = `${table.name}.${column.name}`;
      const reason = refused.get(place) ?? reasonAgainst(column);
      if (reason !== null && !table.isView) leftOut.push({ place, reason });
      return reason === null;
    });
    const shown = { ...table, columns };
    const personal = personalKeys(shown);
    if (personal && !include.has(table.name) && !include.has(table.label)) hidden.add(table.name);
    const reason =
      refused.get(table.name) ??
      reasonAgainstTable(shown) ??
      (personal && hidden.has(table.name)
        ? `its rows seem to be persons (${personal.what}: ${personal.reason}); "--include ${oneLine(table.label)}" shows them as such`
        : null);
    if (reason === null) selected.push({ ...shown, isSubject: personal !== null });
    else leftOut.push({ place: table.name, reason });
  }
  return { tables: selected, leftOut, hidden };
}

/** What makes a table one of persons: an identity number, or a key that tells of one. */
function personalKeys({ columns, key, label }: SourceTable): PersonalGuess | null {
  for (const column of columns) {
    const isKey = key.includes(column.name);
    if (guessArea(column, isKey) !== null) continue;
    const guess = guessPersonal(column, label);
    if (guess && (guess.isIdentity || isKey)) return guess;
  }
  return null;
}

function reasonAgainst(column: SourceColumn): string | null {
  if (isSecret(column))
    return 'it seems to hold what opens something, which nobody reads through the hub';
  const { type } = column;
  return type.kind === 'OPAQUE' ? `values of the type ${type.sqlType} cannot be shown` : null;
}

function reasonAgainstTable({ isView, key, columns }: SourceTable): string | null {
  if (isView) return 'it is a view, which has no key';
  if (key.length === 0) return 'it has neither a primary key nor a unique one without nulls';
  for (const name of key) {
    const column = columns.find((candidate) => candidate.name === name);
    if (!column) return `its key "${oneLine(name)}" is left out`;
    if (!isKeyType(column.type))
      return `its key "${oneLine(name)}" is of a type that is none for keys`;
  }
  return null;
}

/** Whether every value has one text, which the database finds it by. */
function isKeyType(type: ColumnType): boolean {
  switch (type.kind) {
    case 'INTEGER':
    case 'UNSIGNED':
    case 'BIG_INTEGER':
    case 'BOOLEAN':
    case 'TEXT':
    case 'DATE':
    case 'DATE_TIME':
    case 'TIME':
    case 'ENUM':
      return true;
    case 'DECIMAL':
      return type.scale === 0 && type.precision <= 15;
    default:
      return false;
  }
}
