import type { Command } from 'commander';
import type { Connection } from './Connection';

/** Adds `hub subgraph init`. The connection is null when no token is set. */
export function addInitCommand(
  _subgraph: Command,
  _connection: () => Promise<Connection | null>,
): void {}
