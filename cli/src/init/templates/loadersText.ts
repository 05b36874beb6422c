import type { FieldPlan, Plan, TypePlan } from '../plan/Plan';
import { pascalCase } from '../plan/spell';
import { wordsOf } from '../plan/wordsOf';
import { importsText, literal } from './code';
import { hasScopeFile } from './scopeText';

type ListField = Extract<FieldPlan, { kind: 'CHILDREN' }>;

/** What the code of a subgraph calls it: `mediation-office` → `MediationOffice`. */
export function pascalName({ name }: Pick<Plan, 'name'>): string {
  return pascalCase(wordsOf(name));
}

/** The loader of the pages of a list field. */
export function listLoader(type: TypePlan, field: ListField): string {
  return `${type.field}${pascalCase([field.name])}`;
}

/** `src/loaders.ts`. */
export function loadersText(plan: Plan): string {
  const { types } = plan;
  const name = pascalName(plan);
  const lists = types.flatMap((type) =>
    type.fields.flatMap((field) => (field.kind === 'CHILDREN' ? [{ type, field }] : [])),
  );
  const rowOf = (typeName: string) => types.find((type) => type.name === typeName);
  const isScoped = types.some(hasScopeFile);
  const members = [
    ...types.map(
      (
        type,
      ) => `  /** Rows of "${type.table.replaceAll('*/', '* /')}" in the viewer's scope, by key. */
  readonly ${type.field}ByKey: DataLoader<string, ${type.name}Row | null>;`,
    ),
    ...lists.map(
      ({ type, field }) =>
        `  readonly ${listLoader(type, field)}: DataLoader<PageKey, ${field.type}Row[], string>;`,
    ),
  ];
  const values = [
    ...types.map((type) => {
      const condition = hasScopeFile(type) ? `, condition: ${type.field}Scope(viewer)` : '';
      const table = condition ? `{ ...${type.field}Table${condition} }` : `${type.field}Table`;
      return `    ${type.field}ByKey: createRowLoader<${type.name}Row>(database, ${table}),`;
    }),
    ...lists.map(({ type, field }) => {
      const child = rowOf(field.type);
      return `    ${listLoader(type, field)}: createPageLoader<${field.type}Row>(database, { ...${child?.field}Table, parent: ${literal(field.column.name)} }),`;
    }),
  ];
  return `${importsText({
    '@civicgraph/shared': [
      'createRowLoader',
      'type SubgraphContext',
      ...(lists.length > 0 ? ['createPageLoader', 'type PageKey'] : []),
    ],
    dataloader: ['type default DataLoader'],
    ...Object.fromEntries(
      types.map((type) => [`./${type.name}Row`, [`type ${type.name}Row`, `${type.field}Table`]]),
    ),
    ...Object.fromEntries(
      types.filter(hasScopeFile).map((type) => [`./${type.field}Scope`, [`${type.field}Scope`]]),
    ),
  })}
/** Each loads what a whole request asks for in one statement a page. */
export interface ${name}Loaders {
${members.join('\n')}
}

export type ${name}Context = SubgraphContext<${name}Loaders>;

/** Fresh for every request. */
export function createLoaders({ database${isScoped ? ', viewer' : ''} }: Omit<SubgraphContext, 'loaders'>): ${name}Loaders {
  return {
${values.join('\n')}
  };
}
`;
}
