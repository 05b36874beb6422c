import type { Command } from 'commander';
import type { Connection } from './Connection';
import { withPassword } from './source/withPassword';

interface Options {
  readonly from: string;
  readonly owner?: string;
  readonly legalBasis?: string;
  readonly out?: string;
  readonly include: readonly string[];
  /** One that all commands of the program have. */
  readonly format?: string;
}

/**
 * Adds `init` to `hub subgraph`. Its action rejects with what `initSubgraph` throws.
 * @param connection the hub to ask for settings; null where there is no token
 */
export function addInitCommand(
  subgraph: Command,
  connection: () => Promise<Connection | null>,
): void {
  subgraph
    .command('init')
    .description('write a runnable subgraph of a MySQL database or a CSV file')
    .argument('<name>', 'of the subgraph: lower-case letters, digits and hyphens')
    .requiredOption(
      '--from <source>',
      'mysql://user@host:3306/database, with its password in HUB_SOURCE_PASSWORD, or a CSV file',
    )
    .option('--owner <code>', 'unified social credit code of the owning department')
    .option('--legal-basis <law>', 'the law or regulation that the department keeps the data by')
    .option('--out <folder>', 'a new folder; by default it is called like the subgraph')
    .option(
      '--include <table>',
      'show a table of persons all the same; may be repeated',
      (table: string, tables: readonly string[]) => [...tables, table],
      [],
    )
    .action(async (name: string, options: Options) => {
      // Most commands need none of the drivers and formatters that this one loads.
      const { initSubgraph }: typeof import('./initSubgraph') = require('./initSubgraph');
      const { reportJson, reportText }: typeof import('./reportText') = require('./reportText');
      const from = withPassword(options.from, process.env.HUB_SOURCE_PASSWORD);
      const result = await initSubgraph({ name, ...options, from, connection: await connection() });
      process.stdout.write(options.format === 'json' ? reportJson(result) : reportText(result));
    });
}
