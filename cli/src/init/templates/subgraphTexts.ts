import type { Plan } from '../plan/Plan';
import { camelCase } from '../plan/spell';
import { wordsOf } from '../plan/wordsOf';
import { importsText, literal } from './code';
import { pascalName } from './loadersText';

/** What the code calls the definition of a subgraph: `mediationSubgraph`. */
export function definitionName({ name }: Pick<Plan, 'name'>): string {
  return `${camelCase(wordsOf(name))}Subgraph`;
}

/** The files of a subgraph that tie the others together, by path. */
export function subgraphTexts(plan: Plan): Readonly<Record<string, string>> {
  const definition = definitionName(plan);
  const offset = plan.origin.kind === 'MYSQL' ? plan.origin.offset : '+08:00';
  return {
    'src/typeDefs.ts': `import { readSchema } from '@civicgraph/shared';

/** The subgraph's SDL. */
export const typeDefs = readSchema(__dirname);
`,
    'src/permissions.ts': `import { createPermissions } from '@civicgraph/shared';
import { typeDefs } from './typeDefs';

/** One rule a field, from the directives of the schema; all that is not named there is denied. */
export const permissions = createPermissions(typeDefs);
`,
    'src/index.ts': `export { ${definition} } from './subgraph';\n`,
    'src/main.ts': `import { runSubgraph } from '@civicgraph/shared';
import { ${definition} } from './subgraph';

void runSubgraph(${definition});
`,
    'src/subgraph.ts': definitionText(plan),
    'src/resolvers/index.ts': resolversText(plan),
    ...(scalarsOf(plan).includes('DateTime')
      ? {
          'src/databaseOffset.ts': `/** How far the clock that wrote the times in the database is ahead of UTC, as its server's is. */
export const databaseOffset = ${literal(offset)};
`,
        }
      : {}),
  };
}

function definitionText(plan: Plan): string {
  const isOwn = plan.origin.kind === 'CSV';
  return `${importsText({
    '@civicgraph/shared': ['type DepartmentSubgraph'],
    './loaders': ['createLoaders', `type ${pascalName(plan)}Loaders`],
    './permissions': ['permissions'],
    './resolvers': ['resolvers'],
    './typeDefs': ['typeDefs'],
    ...(isOwn ? { './entities': ['entities'], './migrations': ['migrations'] } : {}),
  })}
/** ${isOwn ? 'What the department keeps in a file, imported into a database of its own.' : "The department's own database, read as it is."} */
export const ${definitionName(plan)}: DepartmentSubgraph<${pascalName(plan)}Loaders> = {
  name: ${literal(plan.name)},
  typeDefs,
  resolvers,
  permissions,
  createLoaders,
${isOwn ? '  entities,\n  migrations,\n' : ''}};
`;
}

function resolversText(plan: Plan): string {
  const scalars = scalarsOf(plan);
  const names = plan.types.map(({ name }) => name);
  return `${importsText({
    '@civicgraph/shared': ['type Resolvers', ...scalars.map((name) => `${name}Scalar`)],
    './Query': ['Query'],
    ...Object.fromEntries(names.map((name) => [`./${name}`, [name]])),
  })}
export const resolvers: Resolvers = {
${[...scalars.map((name) => `  ${name}: ${name}Scalar,`), '  Query,', ...names.map((name) => `  ${name},`)].join('\n')}
};
`;
}

function scalarsOf({ types }: Plan): string[] {
  const fields = types.flatMap((type) => type.fields);
  const isUsed = (kind: string) =>
    fields.some(
      (field) => field.kind === 'COLUMN' && !field.isKey && field.column.type.kind === kind,
    );
  return [...(isUsed('DATE') ? ['Date'] : []), ...(isUsed('DATE_TIME') ? ['DateTime'] : [])];
}
