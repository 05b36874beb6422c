import type { SubgraphResponse } from '@civicgraph/shared';

/** The only entity of an answer, or the codes of its errors. */
export function entityOrCodes<Entity>({ data, errors }: SubgraphResponse): Entity | string[] {
  if (errors) return errors.map(({ extensions }) => String(extensions?.code));
  const [entity] = (data?._entities ?? []) as Entity[];
  if (entity === undefined) throw new Error('The answer holds no entity.');
  return entity;
}
