import type { Command } from 'commander';
import type { Outcome, PublishResult } from '../api/answers';
import {
  approveOperation,
  checkOperation,
  deleteOperation,
  publishOperation,
  rollbackOperation,
} from '../api/operations';
import { parseHash } from '../arguments/parseHash';
import { parseWholeNumber } from '../arguments/parseWholeNumber';
import { readSchema } from '../arguments/readSchema';
import { exitCodeOfReport } from '../exitCodeOf';
import { type ExitCode, exitCodes } from '../exitCodes';
import { printableLine } from '../output/printable';
import { reportText } from '../output/reportText';
import { resultText } from '../output/resultText';
import type { Runner } from './createRunner';
import { publishWhenReady } from './publishWhenReady';
import type { Session } from './Session';

const schemaOption = ['--schema <file>', 'its schema, in SDL; - reads standard input'] as const;
const urlOption = ['--url <url>', 'where it listens'] as const;

const approvals: Readonly<Record<Outcome, string>> = {
  ACCEPTED: 'Approved',
  UNCHANGED: 'Approved already:',
  REFUSED: 'Did not approve',
};

interface SchemaOptions {
  readonly schema: string;
  readonly url?: string;
}

/** Adds the commands of `hub subgraph` that change what the hub is composed of, or try to. */
export function addPublishingCommands(subgraph: Command, run: Runner): void {
  addCheck(subgraph, run);
  addPublish(subgraph, run);
  addApprove(subgraph, run);
  addRollback(subgraph, run);
  addDelete(subgraph, run);
}

function addCheck(subgraph: Command, run: Runner): void {
  subgraph
    .command('check')
    .description('Tell what a publish would find; changes nothing.')
    .argument('<name>', 'of the subgraph')
    .requiredOption(...schemaOption)
    .option(...urlOption)
    .action(
      run(async (session, name: string, options: SchemaOptions) => {
        const { file, sdl } = await readSchema(options.schema, session.terminal);
        const input = { subgraph: name, sdl, url: options.url };
        const answer = await session.askAbout(name, checkOperation, { input });
        session.print(answer, ({ check }) =>
          reportText(check, { subgraph: name, file }, session.colors),
        );
        return exitCodeOfReport(answer.check);
      }),
    );
}

function addPublish(subgraph: Command, run: Runner): void {
  subgraph
    .command('publish')
    .description('Check a schema, and make it the current one of the subgraph.')
    .argument('<name>', 'of the subgraph')
    .requiredOption(...schemaOption)
    .option(...urlOption)
    .option(
      '--wait <seconds>',
      'try again for so long while the subgraph does not answer with this schema yet',
      parseWholeNumber,
    )
    .action(
      run(async (session, name: string, options: SchemaOptions & { readonly wait?: number }) => {
        const { file, sdl } = await readSchema(options.schema, session.terminal);
        const input = { subgraph: name, sdl, url: options.url };
        const answer = await publishWhenReady(
          () => session.askAbout(name, publishOperation, { input }),
          options.wait ?? 0,
          session.terminal,
        );
        return printResult(session, { subgraph: name, file }, answer, answer.publish);
      }),
    );
}

function addApprove(subgraph: Command, run: Runner): void {
  subgraph
    .command('approve')
    .description('Agree to what needs an approver in a schema; for administrators.')
    .argument('<name>', 'of the subgraph')
    .option(...schemaOption)
    .option('--hash <hash>', 'that a check of the schema printed', parseHash)
    .action(
      run(
        async (
          session,
          name: string,
          options: { schema?: string; hash?: string },
          command: Command,
        ) => {
          if ((options.schema === undefined) === (options.hash === undefined)) {
            command.error('Which schema? Expected either --schema or --hash.');
          }
          const sdlHash =
            options.hash ?? (await readSchema(options.schema ?? '-', session.terminal)).sdlHash;
          const answer = await session.askAbout(name, approveOperation, {
            subgraph: name,
            sdlHash,
          });
          const { outcome } = answer.approve;
          session.print(
            answer,
            () => `${approvals[outcome]} the schema ${sdlHash} of ${printableLine(name)}.`,
          );
          return outcome === 'REFUSED' ? exitCodes.refused : exitCodes.done;
        },
      ),
    );
}

function addRollback(subgraph: Command, run: Runner): void {
  subgraph
    .command('rollback')
    .description('Make an earlier version of a subgraph its current one again.')
    .argument('<name>', 'of the subgraph')
    .requiredOption(
      '--to <version>',
      'the version, as "hub subgraph show" lists it',
      parseWholeNumber,
    )
    .action(
      run(async (session, name: string, { to }: { readonly to: number }) => {
        const variables = { subgraph: name, version: to };
        const answer = await session.askAbout(name, rollbackOperation, variables);
        return printResult(session, { subgraph: name, file: null }, answer, answer.rollback);
      }),
    );
}

function addDelete(subgraph: Command, run: Runner): void {
  subgraph
    .command('delete')
    .description('Take a subgraph out of the hub; its versions stay, and rollback brings it back.')
    .argument('<name>', 'of the subgraph')
    .requiredOption('--yes', 'that you mean it: clients lose its fields at once')
    .action(
      run(async (session, name: string) => {
        const answer = await session.askAbout(name, deleteOperation, { subgraph: name });
        return printResult(session, { subgraph: name, file: null }, answer, answer.deleteSubgraph);
      }),
    );
}

function printResult<Data>(
  session: Session,
  subject: { readonly subgraph: string; readonly file: string | null },
  answer: Data,
  result: PublishResult,
): ExitCode {
  session.print(answer, () => resultText(result, subject, session.colors));
  if (result.outcome !== 'REFUSED') return exitCodes.done;
  // Whatever the report says of it: what was refused never ends like what was done.
  return exitCodeOfReport({ ...result.report, passes: false });
}
