import type { Server as HttpServer } from 'node:http';
import { Server } from 'node:net';

/**
 * Stops listening and leaves open connections alone. `http.Server.close` would cut idle ones at
 * once, on which a client may just be sending; they are to hear that the hub is stopping.
 */
export function stopAccepting(server: HttpServer): void {
  if (server.listening) Server.prototype.close.call(server);
}
