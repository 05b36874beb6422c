'use strict';
// Loaded into the hub: what is garbage says nothing of whether memory is flat.
process.on('SIGUSR2', () => globalThis.gc());
