import { readState } from '../store/State';
import type { Actor } from '../tokens/Actor';
import { assertPublisher } from '../tokens/assertMay';
import { assessPublish, doorFindings, type PublishInput } from './assessPublish';
import type { CheckReport } from './PublishResult';
import type { RegistryContext } from './RegistryContext';
import { reportOf } from './reportOf';

/**
 * What a publish would find. Changes nothing. An address is looked at when one is given.
 * @throws HubError REGISTRY_FORBIDDEN
 */
export async function checkPublish(
  context: RegistryContext,
  actor: Actor,
  input: PublishInput,
): Promise<CheckReport> {
  assertPublisher(actor, input.subgraph);
  const state = await context.store.read(readState);
  const doors = doorFindings(input, state);
  if (doors.length > 0) return reportOf(context, input, doors);
  const { subgraph, sdl, url } = input;
  const probing = url == null ? Promise.resolve([]) : context.probe(subgraph, url, sdl);
  const { findings } = await assessPublish(context, input, state, probing);
  return reportOf(context, input, findings);
}
