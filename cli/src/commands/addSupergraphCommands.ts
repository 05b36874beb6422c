import { HubError } from '@civicgraph/shared/errors';
import type { Command } from 'commander';
import type { SchemaChange, Supergraph } from '../api/answers';
import {
  supergraphDiffOperation,
  supergraphOperation,
  supergraphsOperation,
} from '../api/operations';
import { parseWholeNumber } from '../arguments/parseWholeNumber';
import { exitCodes } from '../exitCodes';
import { instant } from '../output/instant';
import { type Cell, table } from '../output/table';
import { addPageOptions, type PageOptions } from './addPageOptions';
import type { Runner } from './createRunner';

/** Adds the commands of `hub supergraph`. */
export function addSupergraphCommands(supergraph: Command, run: Runner): void {
  addList(supergraph, run);
  addShow(supergraph, run);
  addDiff(supergraph, run);
}

function addList(supergraph: Command, run: Runner): void {
  const list = supergraph
    .command('list')
    .description('List the versions of the supergraph, latest first.');
  addPageOptions(list, 'this version');
  list.action(
    run(async (session, { first, before }: PageOptions) => {
      const answer = await session.ask(supergraphsOperation, { first, before });
      session.print(answer, ({ supergraphs }) =>
        table(
          ['VERSION', 'REASON', 'SUBGRAPH', 'AT', 'BY'],
          supergraphs.map(supergraphRow),
          'There are none.',
          session.colors,
        ),
      );
      return exitCodes.done;
    }),
  );
}

function supergraphRow({ version, reason, subgraph, createdAt, createdBy }: Supergraph): Cell[] {
  return [version, reason, subgraph, instant(createdAt), createdBy];
}

function addShow(supergraph: Command, run: Runner): void {
  supergraph
    .command('show')
    .description('Print the schema of the supergraph, byte for byte as gateways get it.')
    .option('--version <number>', 'one version, not the current one', parseWholeNumber)
    .action(
      run(async (session, { version }: { readonly version?: number }) => {
        const answer = await session.ask(supergraphOperation, { version });
        const { supergraph: found } = answer;
        if (!found) throw noSupergraph();
        session.print(answer, () => found.sdl, 'exactly');
        return exitCodes.done;
      }),
    );
}

function noSupergraph(): HubError {
  return new HubError(
    'VERSION_NOT_FOUND',
    'The hub has no supergraph yet. Expected a subgraph that was published: "hub subgraph publish".',
  );
}

function addDiff(supergraph: Command, run: Runner): void {
  supergraph
    .command('diff')
    .description('Tell what clients see change from one version of the supergraph to another.')
    .argument('<from>', 'a version', parseWholeNumber)
    .argument('[to]', 'another version; the current one without', parseWholeNumber)
    .action(
      run(async (session, from: number, to: number | undefined) => {
        const answer = await session.ask(supergraphDiffOperation, { from, to });
        session.print(answer, ({ supergraphDiff }) =>
          supergraphDiff.length === 0
            ? 'no changes'
            : `${changesTable(supergraphDiff, session.colors)}\n${summaryOf(supergraphDiff)}`,
        );
        return exitCodes.done;
      }),
    );
}

function changesTable(
  changes: readonly SchemaChange[],
  colors: { bold(text: string): string },
): string {
  const rows = changes.map(({ criticality, coordinate, message }) => [
    criticality.toLowerCase(),
    coordinate,
    message,
  ]);
  return table(['CHANGE', 'COORDINATE', 'WHAT'], rows, '', colors);
}

/** `2 breaking, 1 dangerous, 4 safe`. */
function summaryOf(changes: readonly SchemaChange[]): string {
  return ['BREAKING', 'DANGEROUS', 'SAFE']
    .map((kind) => ({
      kind: kind.toLowerCase(),
      count: changes.filter(({ criticality }) => criticality === kind).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}`)
    .join(', ');
}
