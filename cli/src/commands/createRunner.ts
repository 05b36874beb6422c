import { Command } from 'commander';
import { createColors } from 'picocolors';
import { createHubClient } from '../api/createHubClient';
import type { ExitCode } from '../exitCodes';
import { type HubOptions, readHubSettings } from '../settings/hubSettings';
import { suggestSubgraph } from '../suggest/suggestSubgraph';
import type { Terminal } from '../terminal/Terminal';
import type { Session } from './Session';

/** Options that every command has. */
export type CommonOptions = HubOptions & { readonly format: 'text' | 'json' };

/**
 * Makes an action of commander from what a command does with a session and the words of an action: its
 * arguments, its options, itself.
 */
export type Runner = <Words extends unknown[]>(
  work: (session: Session, ...words: Words) => Promise<ExitCode>,
) => (...words: Words) => Promise<void>;

/**
 * Gives commands their sessions.
 * @param finish takes the exit code that a command came to
 */
export function createRunner(terminal: Terminal, finish: (exitCode: ExitCode) => void): Runner {
  return (work) =>
    async (...words) => {
      // Commander puts the command last, also where the work does not name it.
      const command = words.at(-1);
      if (!(command instanceof Command)) throw new Error('Not an action of commander.');
      finish(await work(openSession(terminal, command.opts<CommonOptions>()), ...words));
    };
}

function openSession(terminal: Terminal, options: CommonOptions): Session {
  // Read when the hub is asked: what is wrong with the command itself is told first.
  const connect = () => createHubClient(readHubSettings(options, terminal.environment));
  return {
    terminal,
    colors: createColors(terminal.colour.output),
    ask: async (operation, variables) => connect().ask(operation, variables),
    askAbout: async (subgraph, operation, variables) => {
      const hub = connect();
      try {
        return await hub.ask(operation, variables);
      } catch (error) {
        throw await suggestSubgraph(hub, subgraph, error);
      }
    },
    print: (data, text, exactly) => {
      const ending = exactly && options.format === 'text' ? '' : '\n';
      const output = options.format === 'json' ? JSON.stringify(data, null, 2) : text(data);
      terminal.writeOutput(`${output}${ending}`);
    },
    get url() {
      return connect().url;
    },
  };
}
