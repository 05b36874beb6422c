import type { Plan, TypePlan } from '../plan/Plan';
import { pascalCase } from '../plan/spell';
import { wordsOf } from '../plan/wordsOf';
import type { SourceColumn } from '../source/Source';
import { commentText, importsText, literal } from './code';
import { columnsOf } from './rowText';
import { definitionName } from './subgraphTexts';

/** The files of a subgraph that keeps the rows of a CSV file, by path. */
export function csvTexts(plan: Plan): Readonly<Record<string, string>> {
  const [type] = plan.types;
  if (plan.origin.kind !== 'CSV' || !type) return {};
  const migration = `${pascalCase(wordsOf(plan.name))}1700000000001`;
  const file = `data/${plan.origin.fileName}`;
  return {
    [`src/entities/${type.name}.ts`]: entityText(type),
    'src/entities/index.ts': `import { ${type.name} } from './${type.name}';

export const entities = [${type.name}];
`,
    [`src/migrations/${migration}.ts`]: migrationText(migration, type),
    'src/migrations/index.ts': `import { ${migration} } from './${migration}';

export const migrations = [${migration}];
`,
    'src/csvImport.ts': importTableText(type),
    'src/import.ts': importText(plan, file),
  };
}

function entityText(type: TypePlan): string {
  const members = columnsOf(type).map((column) => {
    const isKey = type.key.some((part) => part.column === column);
    const { type: sqlType, length } = sqlOf(column);
    const options = [
      `name: ${literal(column.name)}`,
      `type: ${literal(sqlType)}`,
      ...(length === null ? [] : [`length: ${length}`]),
      ...(column.isNullable ? ['nullable: true'] : []),
    ];
    const isNumber = sqlType !== 'varchar' && sqlType !== 'text' && sqlType !== 'date';
    return `  /** ${commentText(column.label)} */
  @${isKey ? 'PrimaryColumn' : 'Column'}({ ${options.join(', ')} })
  ${nameOf(column)}!: ${isNumber ? 'number' : 'string'}${column.isNullable ? ' | null' : ''};`;
  });
  const hasOthers = columnsOf(type).length > 1;
  return `${importsText({ typeorm: ['Entity', 'PrimaryColumn', ...(hasOthers ? ['Column'] : [])] })}
/** A line of the file. */
@Entity(${literal(type.table)})
export class ${type.name} {
${members.join('\n\n')}
}
`;
}

function migrationText(name: string, type: TypePlan): string {
  const columns = columnsOf(type).map((column) => {
    const { type: sqlType, length, make } = sqlOf(column);
    const made =
      make === null
        ? `{ name: ${literal(column.name)}, type: ${literal(sqlType)} }`
        : `column.${make}(${literal(column.name)}${length === null ? '' : `, ${length}`})`;
    const isKey = type.key.some((part) => part.column === column);
    if (isKey) return `        column.primary(${made}),`;
    return column.isNullable ? `        column.nullable(${made}),` : `        ${made},`;
  });
  return `${importsText({
    '@civicgraph/shared': ['column'],
    typeorm: ['type MigrationInterface', 'type QueryRunner', 'Table'],
  })}
/** The rows of the file. */
export class ${name} implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: ${literal(type.table)},
        columns: [
${columns.join('\n')}
        ],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(${literal(type.table)});
  }
}
`;
}

function importTableText(type: TypePlan): string {
  const columns = columnsOf(type).map(
    (column) =>
      `    { column: ${literal(column.name)}, header: ${literal(column.label)}, kind: ${literal(kindOf(column))}, isNullable: ${column.isNullable} },`,
  );
  return `${importsText({ '@civicgraph/shared': ['type CsvImport'] })}
/** Which column of the file fills which one of the table. */
export const csvImport: CsvImport = {
  table: ${literal(type.table)},
  key: ${literal(type.key[0]?.column.name ?? '')},
  columns: [
${columns.join('\n')}
  ],
};
`;
}

function importText(plan: Plan, file: string): string {
  const definition = definitionName(plan);
  return `${importsText({
    'node:fs': ['readFileSync'],
    'node:path': ['basename'],
    '@civicgraph/shared': ['fail', 'importCsv', 'openDatabase', 'parseDatabaseUrl'],
    './csvImport': ['csvImport'],
    './subgraph': [definition],
  })}
/** \`npm run import [-- FILE]\`: replaces the rows by those of a file, all of them or none. */
async function main(): Promise<void> {
  const file = process.argv[2] ?? ${literal(file)};
  const url = parseDatabaseUrl(process.env.HUB_DATABASE_URL ?? 'sqlite:./data');
  const database = await openDatabase(url, ${definition});
  try {
    const count = await importCsv(database, csvImport, basename(file), readFileSync(file));
    process.stdout.write(\`\${count} rows imported.\\n\`);
  } finally {
    await database.destroy();
  }
}

main().catch(fail);
`;
}

interface SqlColumn {
  readonly type: string;
  readonly length: number | null;
  /** The function of \`column\` that makes it; null where there is none. */
  readonly make: 'text' | 'int' | 'double' | 'tinyint' | 'date' | null;
}

/** Longer texts would not fit a row of MySQL beside others. */
const longestVarchar = 1000;

function sqlOf({ type }: SourceColumn): SqlColumn {
  switch (type.kind) {
    case 'INTEGER':
      return { type: 'int', length: null, make: 'int' };
    case 'FLOAT':
      return { type: 'double', length: null, make: 'double' };
    case 'BOOLEAN':
      return { type: 'tinyint', length: null, make: 'tinyint' };
    case 'DATE':
      return { type: 'date', length: null, make: 'date' };
    default: {
      const length = type.kind === 'TEXT' ? type.length : null;
      return length !== null && length <= longestVarchar
        ? { type: 'varchar', length, make: 'text' }
        : { type: 'text', length: null, make: null };
    }
  }
}

function kindOf({ type }: SourceColumn): string {
  switch (type.kind) {
    case 'FLOAT':
      return 'DECIMAL';
    case 'INTEGER':
    case 'BOOLEAN':
    case 'DATE':
      return type.kind;
    default:
      return 'TEXT';
  }
}

function nameOf({ name }: SourceColumn): string {
  const [first = '', ...others] = wordsOf(name);
  return first + pascalCase(others);
}
