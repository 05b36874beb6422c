import { findForbiddenNames, HubError } from '@civicgraph/shared';
import { parse } from 'graphql';
import type { Source } from '../source/Source';
import { schemaText } from '../templates/schemaText';
import type { Plan } from './Plan';
import { type PlanOptions, planSubgraph } from './planSubgraph';

/**
 * Plans a subgraph without what the hub must not hold by its name: such a table or column is left out, and told.
 * @throws HubError SOURCE_UNREADABLE when nothing is left
 */
export function planLawful(source: Source, options: Omit<PlanOptions, 'refused'>): Plan {
  const refused = new Map<string, string>();
  for (;;) {
    const plan = planSubgraph(source, { ...options, refused });
    if (plan.types.length === 0) throw nothingLeft(plan);
    const found = forbiddenPlaces(plan);
    if (found.length === 0) return plan;
    for (const [place, reason] of found) refused.set(place, reason);
  }
}

function forbiddenPlaces(plan: Plan): Array<readonly [place: string, reason: string]> {
  return findForbiddenNames(parse(schemaText(plan))).map(({ coordinate, term, row }) => [
    placeOf(plan, coordinate),
    `its name or text says "${term}", which the hub must not hold (${row})`,
  ]);
}

/** The table or column that a schema coordinate is made of. */
function placeOf({ types }: Plan, coordinate: string): string {
  const [owner = '', member = ''] = coordinate.replace(/\(.*$/, '').split('.');
  for (const type of types) {
    const made = [type.name, `${type.name}Connection`, `${type.name}Edge`];
    const queries = owner === 'Query' && [type.field, type.list].includes(member);
    if (queries || (made.includes(owner) && (member === '' || owner !== type.name)))
      return type.table;
    for (const field of type.fields) {
      const isEnum = field.kind === 'COLUMN' && field.enumName === owner;
      if (!isEnum && !(owner === type.name && field.name === member)) continue;
      if (field.kind !== 'CHILDREN') return `${type.table}.${field.column.name}`;
      const child = types.find(({ name }) => name === field.type);
      return `${child?.table}.${field.column.name}`;
    }
  }
  throw new Error(`"${coordinate}" is made of no table.`);
}

function nothingLeft({ leftOut }: Plan): HubError {
  const reasons = leftOut.map(({ place, reason }) => `  ${place}: ${reason}`);
  return new HubError(
    'SOURCE_UNREADABLE',
    `Nothing of the source can be shown. Expected a table with a key, of things rather than persons:\n${reasons.join('\n')}`,
  );
}
