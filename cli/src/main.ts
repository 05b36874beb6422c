import { exitCodes } from './exitCodes';
import { runHub } from './runHub';
import { processTerminal } from './terminal/processTerminal';

// A reader that has seen enough (`hub supergraph show | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.failed);
});

runHub(process.argv.slice(2), processTerminal()).then((exitCode) => {
  // Not `process.exit`: what was written to a pipe may not have left yet.
  process.exitCode = exitCode;
});
