import type { EntityList } from '../plan';
import { planUnknown } from './planningErrors';

/**
 * A fetch declares its representations beside the client's variables; one name cannot be both.
 * @throws HubError PLANNING_FAILED
 */
export function assertVariablesFree(
  variables: readonly string[],
  lists: readonly EntityList[],
): void {
  const taken = lists.find(({ variable }) => variables.includes(variable));
  if (taken) throw planUnknown(`a variable called ${taken.variable}`);
}
