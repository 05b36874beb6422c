import { HubError, quote } from '@civicgraph/shared/errors';
import type { Command } from 'commander';
import type { HistoryEntry, Subgraph, SubgraphVersion } from '../api/answers';
import {
  historyOperation,
  subgraphOperation,
  subgraphsOperation,
  subgraphVersionOperation,
} from '../api/operations';
import { parseWholeNumber } from '../arguments/parseWholeNumber';
import { exitCodes } from '../exitCodes';
import { instant } from '../output/instant';
import { alignedRows, type Cell, table } from '../output/table';
import { addPageOptions, type PageOptions } from './addPageOptions';
import type { Runner } from './createRunner';
import type { Session } from './Session';

/** Adds the commands of `hub subgraph` that only read. */
export function addSubgraphCommands(subgraph: Command, run: Runner): void {
  addList(subgraph, run);
  addShow(subgraph, run);
  addHistory(subgraph, run);
}

function addList(subgraph: Command, run: Runner): void {
  subgraph
    .command('list')
    .description('List the subgraphs of the hub.')
    .option('--deleted', 'the deleted ones too')
    .action(
      run(async (session, { deleted = false }: { readonly deleted?: boolean }) => {
        const answer = await session.ask(subgraphsOperation, { includeDeleted: deleted });
        session.print(answer, ({ subgraphs }) =>
          table(
            ['NAME', 'VERSION', 'OWNER', 'URL', 'PUBLISHED', 'BY'],
            subgraphs.map(subgraphRow),
            'The hub has no subgraphs.',
            session.colors,
          ),
        );
        return exitCodes.done;
      }),
    );
}

function subgraphRow({ name, owner, current }: Subgraph): Cell[] {
  return current
    ? [name, current.version, owner, urlOf(current), instant(current.createdAt), current.createdBy]
    : [name, 'deleted', owner, null, null, null];
}

function urlOf({ url }: { readonly url: string | null }): string {
  return url ?? 'in the gateway';
}

interface ShowOptions {
  readonly sdl?: boolean;
  readonly version?: number;
}

function addShow(subgraph: Command, run: Runner): void {
  subgraph
    .command('show')
    .description('Show one subgraph and its versions.')
    .argument('<name>', 'of the subgraph')
    .option('--sdl', 'its schema alone, byte for byte as it was published')
    .option('--version <number>', 'one version, not the current one', parseWholeNumber)
    .action(
      run(async (session, name: string, options: ShowOptions) => {
        const answer = await askForSubgraph(session, name, options);
        const { subgraph: found } = answer;
        const version = options.version === undefined ? found.current : found.versions[0];
        const isThere = options.version === undefined || version?.version === options.version;
        if (!isThere || (options.sdl && !version)) throw noVersion(name, options.version);
        if (options.sdl) session.print(answer, () => version?.sdl ?? '', 'exactly');
        else session.print(answer, () => subgraphText(found, session));
        return exitCodes.done;
      }),
    );
}

function askForSubgraph(session: Session, name: string, { sdl = false, version }: ShowOptions) {
  return version === undefined
    ? session.askAbout(name, subgraphOperation, { name, sdl })
    : session.askAbout(name, subgraphVersionOperation, { name, sdl, before: version + 1 });
}

function noVersion(name: string, version: number | undefined): HubError {
  return new HubError(
    'VERSION_NOT_FOUND',
    version === undefined
      ? `The subgraph ${quote(name)} is deleted. Expected --version with one of those that "hub subgraph show" lists.`
      : `The subgraph ${quote(name)} has no version ${version}. Expected one of those that "hub subgraph show" lists.`,
  );
}

function subgraphText(
  { name, owner, current, versions }: Subgraph & { readonly versions: readonly SubgraphVersion[] },
  { colors }: Session,
): string {
  const head = alignedRows([
    ['name', name],
    ['owner', owner],
    ['current', current ? `version ${current.version}` : 'deleted'],
  ]);
  const rows = versions.map((version) => [
    version.version,
    urlOf(version),
    instant(version.createdAt),
    version.createdBy,
    version.sdlHash,
  ]);
  const heading = ['VERSION', 'URL', 'PUBLISHED', 'BY', 'HASH'];
  return [
    ...head.map((line) => line.trimEnd()),
    '',
    table(heading, rows, 'It has no versions.', colors),
  ].join('\n');
}

function addHistory(subgraph: Command, run: Runner): void {
  const history = subgraph
    .command('history')
    .description('List what was done and what was refused, latest first.')
    .argument('[name]', 'of a subgraph; all of them without');
  addPageOptions(history, 'the entry with this id');
  history.action(
    run(async (session, name: string | undefined, { first, before }: PageOptions) => {
      const variables = { subgraph: name, first, before };
      const answer =
        name === undefined
          ? await session.ask(historyOperation, variables)
          : await session.askAbout(name, historyOperation, variables);
      session.print(answer, (data) =>
        table(
          ['ID', 'AT', 'ACTION', 'SUBGRAPH', 'OUTCOME', 'VERSION', 'SUPERGRAPH', 'BY', 'CODES'],
          data.history.map(historyRow),
          'Nothing happened yet.',
          session.colors,
        ),
      );
      return exitCodes.done;
    }),
  );
}

function historyRow(entry: HistoryEntry): Cell[] {
  const times = entry.count > 1 ? [`${entry.count} times`] : [];
  return [
    entry.id,
    instant(entry.at),
    entry.action,
    entry.subgraph,
    entry.outcome,
    entry.version,
    entry.supergraphVersion,
    entry.by,
    [...entry.codes, ...times].join(' '),
  ];
}
