import type { Plan, TypePlan } from '../plan/Plan';
import { importsText, literal } from './code';
import { pascalName } from './loadersText';
import { isListed } from './schemaText';
import { hasScopeFile } from './scopeText';

/** `src/resolvers/Query.ts`. */
export function queryText(plan: Plan): string {
  const { types } = plan;
  const context = `${pascalName(plan)}Context`;
  const listed = types.filter(isListed);
  const shared = [
    ...(types.some(({ key }) => key.length > 1) ? ['joinKey'] : []),
    ...(listed.length > 0
      ? ['type PageArguments', 'parsePage', 'readPage', 'rowKey', 'toConnection']
      : []),
  ];
  return `${importsText({
    '@civicgraph/shared': shared,
    '../loaders': [`type ${context}`],
    ...Object.fromEntries(
      listed.map((type) => [`../${type.name}Row`, [`type ${type.name}Row`, `${type.field}Table`]]),
    ),
    ...Object.fromEntries(
      listed.filter(hasScopeFile).map((type) => [`../${type.field}Scope`, [`${type.field}Scope`]]),
    ),
  })}
export const Query = {
${types.flatMap((type) => [oneText(type, context), ...(isListed(type) ? [listText(type, context)] : [])]).join('\n\n')}
};
`;
}

function oneText({ field, key }: TypePlan, context: string): string {
  const names = key.map((part) => part.field);
  const parameters = `{ ${names.join(', ')} }: { ${names.map((name) => `${name}: string`).join('; ')} }`;
  const text = names.length === 1 ? names[0] : `joinKey([${names.join(', ')}])`;
  return `  ${field}: (_: unknown, ${parameters}, { loaders }: ${context}) => loaders.${field}ByKey.load(${text}),`;
}

function listText(type: TypePlan, context: string): string {
  const { name, field, list } = type;
  const isScoped = hasScopeFile(type);
  const source = isScoped
    ? `{ ...${field}Table, condition: ${field}Scope(viewer) }`
    : `${field}Table`;
  return `  async ${list}(_: unknown, paging: PageArguments, { database${isScoped ? ', viewer' : ''} }: ${context}) {
    const page = parsePage(${literal(list)}, paging);
    const rows = await readPage<${name}Row>(database, ${source}, page);
    return toConnection(${literal(list)}, page, rows, (row) => rowKey(row, ${field}Table.key));
  },`;
}
