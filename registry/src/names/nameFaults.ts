import { HubError, quote } from '@civicgraph/shared';
import { skeletonOf } from './skeletonOf';

const shape = /^[a-z][a-z0-9-]{0,62}$/;

/** Words of the hub's own, at whose addresses nobody else listens. */
const reserved = ['registry', 'gateway'];

/**
 * What stands against a name for a subgraph: SUBGRAPH_NAME_INVALID, SUBGRAPH_NAME_CONFUSABLE, both, or nothing.
 * @param known the names of all subgraphs, the same one and deleted ones too
 */
export function nameFaults(name: string, known: Iterable<string>): HubError[] {
  const faults: HubError[] = [];
  if (!shape.test(name)) {
    faults.push(
      new HubError(
        'SUBGRAPH_NAME_INVALID',
        `The name ${quote(name)} is not one for a subgraph. Expected a lower-case letter, then up to 62 lower-case letters, digits and hyphens, for example "disputes".`,
      ),
    );
  }
  const skeleton = skeletonOf(name);
  const other = [...reserved, ...[...known].filter((one) => one !== name)].find(
    (one) => skeletonOf(one) === skeleton,
  );
  if (other !== undefined) {
    faults.push(
      new HubError(
        'SUBGRAPH_NAME_CONFUSABLE',
        `The name ${quote(name)} can be taken for ${quote(other)}. Choose one that differs by more than case, hyphens or letters that look alike.`,
      ),
    );
  }
  return faults;
}
