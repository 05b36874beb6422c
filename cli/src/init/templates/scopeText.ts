import { quoteName } from '@civicgraph/shared';
import type { Plan, ScopePlan, TypePlan } from '../plan/Plan';
import type { SourceColumn } from '../source/Source';
import { importsText, literal } from './code';

/** Whether the rows of a type are told apart by who asks. */
export function hasScopeFile({ scope, isSubject }: TypePlan): boolean {
  return scope.kind !== 'NONE' || isSubject;
}

/** `src/disputeScope.ts`: which rows a viewer may read. */
export function scopeText(type: TypePlan, { types }: Plan): string {
  const { scope } = type;
  const parent =
    scope.kind === 'PARENT' ? types.find(({ name }) => name === scope.type) : undefined;
  const shared = ['type Condition', 'type Viewer', conditionFunction(scope)];
  if (type.isSubject) shared.push('hasScope', 'nothing');
  const guard = type.isSubject
    ? `  // Without either not even existence shows.
  if (!hasScope(viewer, 'person:ref') && !hasScope(viewer, 'grant:person')) return nothing;\n`
    : '';
  const imports = importsText({
    '@civicgraph/shared': shared,
    ...(parent && {
      [`./${parent.name}Row`]: [`${parent.field}Table`],
      [`./${parent.field}Scope`]: [`${parent.field}Scope`],
    }),
  });
  return `${imports}
/** ${explanation(scope, parent)} */
export function ${type.field}Scope(viewer: Viewer): Condition {
${guard}  return ${conditionText(scope, parent)};
}
`;
}

function conditionFunction({ kind }: ScopePlan): string {
  return kind === 'AREA' ? 'areaScope' : kind === 'PARENT' ? 'belongsTo' : 'allOf';
}

function conditionText(scope: ScopePlan, parent: TypePlan | undefined): string {
  switch (scope.kind) {
    case 'AREA': {
      const parts = [
        ...(scope.region ? [`region: ${codeOf(scope.region)}`] : []),
        ...(scope.grid ? [`grid: ${codeOf(scope.grid)}`] : []),
      ];
      return `areaScope(viewer, { ${parts.join(', ')} })`;
    }
    case 'PARENT':
      return `belongsTo(${literal(scope.column)}, { table: ${parent?.field}Table.table, key: ${parent?.field}Table.key, condition: ${parent?.field}Scope(viewer) })`;
    case 'NONE':
      return 'allOf()';
  }
}

/** A code as a text: numbers have no beginnings to compare. */
function codeOf({ name, type }: SourceColumn): string {
  const column = quoteName(name);
  return literal(type.kind === 'TEXT' ? column : `CAST(${column} AS CHAR)`);
}

function explanation(scope: ScopePlan, parent: TypePlan | undefined): string {
  switch (scope.kind) {
    case 'AREA':
      return "The rows inside the regions and grids of a viewer's claims; without such a claim, none.";
    case 'PARENT':
      return `The rows of each ${parent?.name} that the viewer may read.`;
    case 'NONE':
      return 'All rows, for those who may read any.';
  }
}
