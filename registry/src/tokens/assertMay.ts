import { HubError, quote } from '@civicgraph/shared';
import type { Actor } from './Actor';

/** @throws HubError REGISTRY_FORBIDDEN to all but administrators */
export function assertAdministrator({ role }: Actor): void {
  if (role === 'ADMINISTRATOR') return;
  throw new HubError(
    'REGISTRY_FORBIDDEN',
    'This token publishes a subgraph and does nothing else. Ask an administrator of the hub.',
  );
}

/** @throws HubError REGISTRY_FORBIDDEN to all but the publisher of the subgraph and administrators */
export function assertPublisher(actor: Actor, subgraph: string): void {
  if (actor.role === 'ADMINISTRATOR' || actor.subgraph === subgraph) return;
  throw new HubError(
    'REGISTRY_FORBIDDEN',
    `This token is not for the subgraph ${quote(subgraph)}. Use the token of that subgraph.`,
  );
}
