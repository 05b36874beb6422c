import type { Command } from 'commander';
import { subgraphSettingsOperation } from '../api/operations';
import { exitCodes } from '../exitCodes';
import type { OwnKeys } from '../keys/newKeys';
import { printableLine } from '../output/printable';
import type { Runner } from './createRunner';

interface Answer {
  readonly subgraphSettings: { readonly identityPublicKey: string; readonly fetchKey: string };
  /** There when they were asked for. */
  readonly ownKeys?: OwnKeys;
}

/** Adds `settings` to `hub subgraph`: the environment of the process of a subgraph, secrets among it. */
export function addSettingsCommand(subgraph: Command, run: Runner): void {
  subgraph
    .command('settings')
    .description(
      'Print what the process of a subgraph needs to run behind the hub, as lines of an environment file.',
    )
    .argument('<name>', 'of the subgraph')
    .option('--new-keys', 'also keys of its own, made now; for its first start')
    .action(
      run(async (session, name: string, { newKeys }: { readonly newKeys?: boolean }) => {
        const answer: Answer = {
          ...(await session.askAbout(name, subgraphSettingsOperation, { subgraph: name })),
          ...(newKeys ? { ownKeys: makeKeys() } : {}),
        };
        session.print(answer, settingsText);
        return exitCodes.done;
      }),
    );
}

function makeKeys(): OwnKeys {
  // Loaded when it is asked for: with it comes the whole of what subgraphs lean on.
  const { newKeys }: typeof import('../keys/newKeys') = require('../keys/newKeys');
  return newKeys();
}

function settingsText({ subgraphSettings, ownKeys }: Answer): string {
  return [
    '# From the hub: its requests alone are answered. Secret, like the keys.',
    `HUB_IDENTITY_PUBLIC_KEY=${printableLine(subgraphSettings.identityPublicKey)}`,
    `HUB_FETCH_KEY=${printableLine(subgraphSettings.fetchKey)}`,
    ...(ownKeys
      ? [
          '# Its own keys. Keep them: what its database has encrypted is lost without.',
          `HUB_REFERENCE_KEY=${ownKeys.referenceKey}`,
          `HUB_KEYS=${ownKeys.keys}`,
        ]
      : []),
  ].join('\n');
}
