import type { SourceColumn } from '../source/Source';
import { guessArea } from './guessArea';
import type { TypeName } from './nameTypes';
import type { ScopePlan } from './Plan';
import type { Relation } from './relationsOf';
import type { SelectedTable } from './selectTables';

/**
 * What decides which rows of each table a viewer may read: the region or grid code of the row; without one that of the
 * row that a foreign key leads to, one that is never null before others; without either nothing does.
 */
export function planScopes(
  tables: readonly SelectedTable[],
  relations: readonly Relation[],
  names: ReadonlyMap<string, TypeName>,
): ReadonlyMap<string, ScopePlan> {
  const scopes = new Map<string, ScopePlan>();
  for (const table of tables) {
    const own = ownScope(table);
    if (own) scopes.set(table.name, own);
  }
  // Each round reaches the tables one step further away; a cycle without a code is never reached.
  for (let found = true; found; ) {
    const reached = tables.flatMap((table) => {
      if (scopes.has(table.name)) return [];
      const scope = parentScope(table, relations, names, scopes);
      return scope ? [[table.name, scope] as const] : [];
    });
    for (const [table, scope] of reached) scopes.set(table, scope);
    found = reached.length > 0;
  }
  return scopes;
}

function ownScope({ columns, key }: SelectedTable): ScopePlan | null {
  const ofKind = (area: string): SourceColumn | null => {
    const found = columns.filter((column) => guessArea(column, key.includes(column.name)) === area);
    return found.find(({ isNullable }) => !isNullable) ?? found[0] ?? null;
  };
  const [region, grid] = [ofKind('Region'), ofKind('Grid')];
  return region || grid ? { kind: 'AREA', region, grid } : null;
}

function parentScope(
  table: SelectedTable,
  relations: readonly Relation[],
  names: ReadonlyMap<string, TypeName>,
  scopes: ReadonlyMap<string, ScopePlan>,
): ScopePlan | null {
  const leading = relations.filter(
    (relation) => relation.table === table && scopes.has(relation.target.name),
  );
  const isAlways = ({ column }: Relation) =>
    table.columns.some(({ name, isNullable }) => name === column && !isNullable);
  const chosen = leading.find(isAlways) ?? leading[0];
  if (!chosen) return null;
  const type = names.get(chosen.target.name)?.name ?? '';
  return { kind: 'PARENT', column: chosen.column, type };
}
