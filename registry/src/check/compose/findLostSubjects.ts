import { HubError, type UnreadPolicy } from '@civicgraph/shared';
import { readPerson, readSubjectFacts, readTypeFacts } from '@civicgraph/shared/supergraph';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { PolicyFacts } from '../rights/PolicyFacts';

/**
 * Subjects of which the composed schema does not tell whom they are about. No gateway takes a supergraph with one: it
 * could not record whose data were read.
 * @param schema what clients see
 */
export function findLostSubjects(
  supergraph: DocumentNode,
  schema: GraphQLSchema,
  policy: PolicyFacts,
): UnreadPolicy[] {
  return [...readTypeFacts(supergraph)].flatMap(([coordinate, facts]) => {
    const interfaces = policy.types.get(coordinate)?.interfaces ?? [];
    const above = interfaces.flatMap((name) => policy.types.get(name)?.own ?? []);
    try {
      const person = readPerson(coordinate, [facts.own, ...above]);
      if (person !== undefined && schema.getType(coordinate)) {
        readSubjectFacts(schema, coordinate, person, facts);
      }
      return [];
    } catch (error) {
      if (error instanceof HubError) return [{ coordinate, error }];
      throw error;
    }
  });
}
