import type { Command } from 'commander';
import type { TokenInfo } from '../api/answers';
import { createTokenOperation, revokeTokenOperation, tokensOperation } from '../api/operations';
import { parseWholeNumber } from '../arguments/parseWholeNumber';
import { exitCodes } from '../exitCodes';
import { instant } from '../output/instant';
import { printableLine } from '../output/printable';
import { alignedRows, type Cell, table } from '../output/table';
import type { Runner } from './createRunner';

/** Adds the commands of `hub token`. */
export function addTokenCommands(token: Command, run: Runner): void {
  addCreate(token, run);
  addRevoke(token, run);
  addList(token, run);
}

interface CreateOptions {
  readonly owner?: string;
  readonly administrator?: boolean;
  readonly label: string;
  readonly days?: number;
}

function addCreate(token: Command, run: Runner): void {
  token
    .command('create')
    .description('Make a token for who publishes one subgraph, or for an administrator.')
    .argument('[subgraph]', 'the one that the token may publish')
    .option(
      '--owner <uscc>',
      'unified social credit code of the owning department; with the first token',
    )
    .option('--administrator', 'for all tasks, and every subgraph')
    .requiredOption('--label <text>', 'what the token is for; it stands in the history')
    .option('--days <number>', 'until it expires; 90 unless given', parseWholeNumber)
    .action(
      run(
        async (session, subgraph: string | undefined, options: CreateOptions, command: Command) => {
          const { owner, administrator = false, label, days } = options;
          if (administrator === (subgraph !== undefined)) {
            command.error(
              'Whose token? Expected either the name of a subgraph or --administrator.',
            );
          }
          if (administrator && owner !== undefined) {
            command.error('An administrator has no owning department. Leave --owner out.');
          }
          const answer = await session.ask(createTokenOperation, {
            input: { subgraph, owner, label, days },
          });
          session.print(answer, (data) => createdText(data.createToken));
          return exitCodes.done;
        },
      ),
    );
}

function createdText({ token, secret }: { readonly token: TokenInfo; readonly secret: string }) {
  return [
    ...alignedRows([
      ['id', token.id],
      ['for', token.subgraph ?? 'an administrator'],
      ['label', token.label],
      ['expires', instant(token.expiresAt) ?? 'never'],
      ['secret', secret],
    ]).map((line) => line.trimEnd()),
    'Keep the secret now, it is not shown again: HUB_TOKEN is where commands read it.',
  ].join('\n');
}

function addRevoke(token: Command, run: Runner): void {
  token
    .command('revoke')
    .description('End a token at once.')
    .argument('<id>', 'of the token, as "hub token list" has it')
    .action(
      run(async (session, id: string) => {
        const answer = await session.ask(revokeTokenOperation, { id });
        session.print(
          answer,
          ({ revokeToken }) =>
            `Revoked the token ${printableLine(revokeToken.id ?? id)} (${printableLine(revokeToken.label)}).`,
        );
        return exitCodes.done;
      }),
    );
}

function addList(token: Command, run: Runner): void {
  token
    .command('list')
    .description('List tokens, without their secrets.')
    .argument('[subgraph]', 'the one that they may publish; all of them without')
    .action(
      run(async (session, subgraph: string | undefined) => {
        const answer =
          subgraph === undefined
            ? await session.ask(tokensOperation, { subgraph })
            : await session.askAbout(subgraph, tokensOperation, { subgraph });
        session.print(answer, ({ tokens }) =>
          table(
            ['ID', 'FOR', 'LABEL', 'CREATED', 'EXPIRES', 'REVOKED', 'LAST USED'],
            tokens.map(tokenRow),
            'There are no tokens.',
            session.colors,
          ),
        );
        return exitCodes.done;
      }),
    );
}

function tokenRow(token: TokenInfo): Cell[] {
  return [
    token.id,
    token.subgraph ?? 'an administrator',
    token.label,
    instant(token.createdAt),
    instant(token.expiresAt),
    instant(token.revokedAt),
    instant(token.lastUsedAt),
  ];
}
