import type { Command } from 'commander';
import type { Supergraph, TokenInfo } from '../api/answers';
import { type Status, statusOperation } from '../api/operations';
import { exitCodes } from '../exitCodes';
import { counted } from '../output/counted';
import { instant } from '../output/instant';
import { alignedRows, type Cell, table } from '../output/table';
import type { Runner } from './createRunner';
import type { Session } from './Session';

/** Adds `hub status`. */
export function addStatusCommand(program: Command, run: Runner): void {
  program
    .command('status')
    .description('Tell what runs, which gateways follow it, and who asks.')
    .action(
      run(async (session) => {
        const answer = await session.ask(statusOperation, {});
        session.print(answer, ({ viewer, status }) => statusText(viewer, status, session));
        return exitCodes.done;
      }),
    );
}

function statusText(viewer: TokenInfo, status: Status, { url, colors }: Session): string {
  const head = alignedRows([
    ['hub', url],
    ['token', viewerText(viewer)],
    ['supergraph', status.supergraph ? supergraphText(status.supergraph) : 'none yet'],
    ['operations', operationsText(status)],
  ]).map((line) => line.trimEnd());
  const heading = ['GATEWAY', 'SUPERGRAPH', 'LAST SEEN'];
  const rows = status.gateways.map(({ id, version, lastSeenAt }): Cell[] => [
    id,
    versionText(version, status.supergraph),
    instant(lastSeenAt),
  ]);
  return [...head, '', table(heading, rows, 'No gateway follows it.', colors)].join('\n');
}

function operationsText({ operations, usageDays, operationsForgottenOn: day }: Status): string {
  const text = `${operations} in use within ${counted(usageDays, 'day')}`;
  return day === null
    ? text
    : `${text}; the least recent were forgotten on ${day}, for want of room`;
}

function viewerText({ label, subgraph, expiresAt }: TokenInfo): string {
  const may = subgraph === null ? 'an administrator' : `publishes ${subgraph}`;
  return `${label}, ${may}, ${expiresAt === null ? 'never expires' : `expires ${instant(expiresAt)}`}`;
}

function supergraphText({ version, reason, subgraph, createdAt, createdBy }: Supergraph): string {
  const because = [reason.toLowerCase(), subgraph].filter((part) => part !== null).join(' of ');
  return `version ${version}, ${because}, ${instant(createdAt)} by ${createdBy}`;
}

function versionText(version: number | null, current: Supergraph | null): string {
  if (version === null) return 'none yet';
  return version === current?.version ? `${version}` : `${version}, not the current one`;
}
