import { HubError } from '@civicgraph/shared/errors';
import { CommanderError } from 'commander';
import { createColors } from 'picocolors';
import { ApiError } from './api/ApiError';
import { separateValues } from './arguments/separateValues';
import { usageMessage } from './arguments/usageMessage';
import { createProgram } from './createProgram';
import { exitCodeOfError } from './exitCodeOf';
import { type ExitCode, exitCodes } from './exitCodes';
import { printableLine } from './output/printable';
import { misspeltSettings } from './settings/misspeltSettings';
import type { Terminal } from './terminal/Terminal';

/**
 * Runs one command. Never throws: what fails is a line on standard error, `CODE: message`, and the exit code.
 * @param words the command line, without the program
 */
export async function runHub(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const program = createProgram(terminal, (code) => {
    exitCode = code;
  });
  hintAtSettings(terminal);
  const separated = separateValues(words);
  try {
    await program.parseAsync(separated, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return reportUsage(error, separated, terminal);
    return reportFailure(error, terminal);
  }
}

function hintAtSettings(terminal: Terminal): void {
  for (const { found, meant } of misspeltSettings(terminal.environment)) {
    terminal.writeError(
      `The setting ${printableLine(found)} is not read. Did you mean ${meant}?\n`,
    );
  }
}

function reportUsage(
  error: CommanderError,
  words: readonly string[],
  terminal: Terminal,
): ExitCode {
  // Help was asked for; help that was printed in place of a missing command was not.
  if (error.exitCode === 0) return exitCodes.done;
  if (error.code !== 'commander.help') {
    write('COMMAND_INVALID', usageMessage(error, words), terminal);
  }
  return exitCodes.wrongUsage;
}

function reportFailure(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof HubError || error instanceof ApiError) {
    write(error.code, error.message, terminal);
    return exitCodeOfError(error.code);
  }
  // A defect: whoever mends it needs to know where.
  terminal.writeError(`${error instanceof Error ? error.stack : String(error)}\n`);
  return exitCodes.failed;
}

function write(code: string, message: string, terminal: Terminal): void {
  const { red } = createColors(terminal.colour.errors);
  terminal.writeError(`${red(printableLine(code))}: ${printableLine(message)}\n`);
}
