import type { FieldPlan, Plan, TypePlan } from '../plan/Plan';
import { importsText, literal, member } from './code';
import { listLoader, pascalName } from './loadersText';
import { readingOf } from './readingText';
import { hasScopeFile } from './scopeText';

interface Resolver {
  readonly text: string;
  readonly shared?: readonly string[];
  readonly needsOffset?: boolean;
  /** Types whose table or scope it names. */
  readonly lists?: TypePlan;
}

/** `src/resolvers/Dispute.ts`. */
export function resolverText(type: TypePlan, plan: Plan): string {
  const context = `${pascalName(plan)}Context`;
  const resolvers: Resolver[] = [
    referenceResolver(type, context),
    ...type.fields.flatMap((field) => fieldResolver(field, type, plan, context)),
  ];
  const lists = [...new Set(resolvers.flatMap((resolver) => resolver.lists ?? []))];
  const usesRow = resolvers.some(({ text }) => text.includes(`row: ${type.name}Row`));
  return `${importsText({
    '@civicgraph/shared': resolvers.flatMap(({ shared = [] }) => shared),
    ...(resolvers.some(({ needsOffset }) => needsOffset)
      ? { '../databaseOffset': ['databaseOffset'] }
      : {}),
    '../loaders': [`type ${context}`],
    ...rowImports(type, lists, usesRow),
    ...Object.fromEntries(
      lists
        .filter(hasScopeFile)
        .map((child) => [`../${child.field}Scope`, [`${child.field}Scope`]]),
    ),
  })}
export const ${type.name} = {
${resolvers.map(({ text }) => text).join('\n')}
};
`;
}

function rowImports(type: TypePlan, lists: readonly TypePlan[], usesRow: boolean) {
  const names = new Map<string, string[]>(
    lists.map((child) => [`../${child.name}Row`, [`type ${child.name}Row`, `${child.field}Table`]]),
  );
  const own = `../${type.name}Row`;
  if (usesRow) names.set(own, [`type ${type.name}Row`, ...(names.get(own) ?? [])]);
  return Object.fromEntries(names);
}

function referenceResolver({ field, key }: TypePlan, context: string): Resolver {
  const names = key.map((part) => part.field);
  const parameters = `{ ${names.join(', ')} }: { ${names.map((name) => `${name}: string`).join('; ')} }`;
  const [only = ''] = names;
  return {
    text: `  __resolveReference: (${parameters}, { loaders }: ${context}) => loaders.${field}ByKey.load(${names.length === 1 ? only : `joinKey([${names.join(', ')}])`}),`,
    shared: names.length === 1 ? [] : ['joinKey'],
  };
}

function fieldResolver(field: FieldPlan, type: TypePlan, plan: Plan, context: string): Resolver[] {
  const row = `row: ${type.name}Row`;
  switch (field.kind) {
    case 'COLUMN': {
      const reading = readingOf(field);
      return reading ? [{ ...reading, text: `  ${field.name}: (${row}) => ${reading.text},` }] : [];
    }
    case 'AREA': {
      const stub = field.area === 'Region' ? 'regionStub' : 'gridStub';
      const value = member('row', field.column.name);
      return [{ text: `  ${field.name}: (${row}) => ${stub}(${value}),`, shared: [stub] }];
    }
    case 'PARENT': {
      const target = plan.types.find(({ name }) => name === field.type);
      const value = member('row', field.column.name);
      const key = field.column.type.kind === 'TEXT' ? value : `String(${value})`;
      const load = `loaders.${target?.field}ByKey.load(${key})`;
      const text = field.column.isNullable ? `${value} === null ? null : ${load}` : load;
      return [
        { text: `  ${field.name}: (${row}, _: unknown, { loaders }: ${context}) => ${text},` },
      ];
    }
    case 'CHILDREN':
      return [listResolver(field, type, plan, context)];
  }
}

function listResolver(
  field: Extract<FieldPlan, { kind: 'CHILDREN' }>,
  type: TypePlan,
  plan: Plan,
  context: string,
): Resolver {
  const child = plan.types.find(({ name }) => name === field.type);
  if (!child) throw new Error(`${type.name}.${field.name} lists no type.`);
  const list = literal(`${type.name}.${field.name}`);
  const isScoped = hasScopeFile(child);
  const [key] = type.key;
  const parent = `String(${member('row', key?.column.name ?? '')})`;
  const condition = isScoped ? `, condition: ${child.field}Scope(viewer)` : '';
  return {
    text: `  async ${field.name}(row: ${type.name}Row, paging: PageArguments, { loaders${isScoped ? ', viewer' : ''} }: ${context}) {
    const page = parsePage(${list}, paging);
    const rows = await loaders.${listLoader(type, field)}.load({ parent: ${parent}, page${condition} });
    return toConnection(${list}, page, rows, (child: ${child.name}Row) => rowKey(child, ${child.field}Table.key));
  },`,
    shared: ['type PageArguments', 'parsePage', 'rowKey', 'toConnection'],
    lists: child,
  };
}
