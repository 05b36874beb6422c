import type { Command } from 'commander';
import { parseWholeNumber } from '../arguments/parseWholeNumber';

/** Which part of a list, latest first, is asked for. */
export interface PageOptions {
  readonly first: number;
  readonly before?: number;
}

/**
 * Gives a command the options of `PageOptions`.
 * @param boundary what `--before` names
 */
export function addPageOptions(command: Command, boundary: string): void {
  command
    .option('--first <number>', 'how many', parseWholeNumber, 20)
    .option('--before <number>', `those before ${boundary}`, parseWholeNumber);
}
