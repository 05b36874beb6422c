import { Command, Option } from 'commander';
import { createHubClient } from './api/createHubClient';
import { schemasOperation, subgraphSettingsOperation } from './api/operations';
import { addPublishingCommands } from './commands/addPublishingCommands';
import { addSettingsCommand } from './commands/addSettingsCommand';
import { addStatusCommand } from './commands/addStatusCommand';
import { addSubgraphCommands } from './commands/addSubgraphCommands';
import { addSupergraphCommands } from './commands/addSupergraphCommands';
import { addTokenCommands } from './commands/addTokenCommands';
import { createRunner } from './commands/createRunner';
import { type ExitCode, exitCodesHelp } from './exitCodes';
import { addInitCommand } from './init/addInitCommand';
import type { Connection } from './init/Connection';
import { addHubOptions, type HubOptions, readHubSettings } from './settings/hubSettings';
import type { Terminal } from './terminal/Terminal';

/**
 * The commands of `hub`. Parsing throws: CommanderError for a wrong command line and after help was printed;
 * HubError or ApiError when the command fails.
 * @param finish takes the exit code of a command that does not fail
 */
export function createProgram(terminal: Terminal, finish: (exitCode: ExitCode) => void): Command {
  const program = new Command('hub')
    .description('Publishes subgraphs to a CivicGraph hub, and tells what runs there.')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.writeOutput(text),
      writeErr: (text) => terminal.writeError(text),
      // Whoever catches the error prints it, like every other.
      outputError: () => {},
      getOutHelpWidth: () => terminal.columns,
      getErrHelpWidth: () => terminal.columns,
    })
    .addHelpText('afterAll', exitCodesHelp);
  const run = createRunner(terminal, finish);
  const subgraph = program.command('subgraph').description('Publish subgraphs and look at them.');
  addInitCommand(subgraph, connectionOf(program, terminal));
  addSettingsCommand(subgraph, run);
  addPublishingCommands(subgraph, run);
  addSubgraphCommands(subgraph, run);
  addSupergraphCommands(
    program.command('supergraph').description('Look at what the subgraphs compose to.'),
    run,
  );
  addTokenCommands(program.command('token').description('Make and end tokens.'), run);
  addStatusCommand(program, run);
  for (const command of leavesOf(program)) addCommonOptions(command);
  return program;
}

/** The commands that do something, as opposed to those that group them. */
export function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

function addCommonOptions(command: Command): void {
  addHubOptions(command);
  command.addOption(
    new Option('--format <format>', 'how to print the answer')
      .choices(['text', 'json'])
      .default('text'),
  );
}

/** The connection of `init`, which works without a hub too: null when no token is set. */
function connectionOf(program: Command, terminal: Terminal): () => Promise<Connection | null> {
  let options: HubOptions = {};
  program.hook('preAction', (_, command) => {
    options = command.opts();
  });
  return async () => {
    if (!(options.token ?? terminal.environment.HUB_TOKEN)) return null;
    const hub = createHubClient(readHubSettings(options, terminal.environment));
    return {
      settings: async (subgraph) => {
        const answer = await hub.ask(subgraphSettingsOperation, { subgraph });
        return answer.subgraphSettings;
      },
      otherSchemas: async (subgraph) => {
        const { subgraphs } = await hub.ask(schemasOperation, {});
        return subgraphs
          .filter(({ name }) => name !== subgraph)
          .flatMap(({ current }) => (current ? [current.sdl] : []));
      },
    };
  };
}
