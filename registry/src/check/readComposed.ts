import { HubError, namedElementsOf } from '@civicgraph/shared';
import { createApiSchema } from '@civicgraph/shared/supergraph';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { KeptValues } from './KeptValues';
import { type Routing, readRouting } from './ownership/Routing';
import { type PolicyFacts, readPolicyFacts } from './rights/PolicyFacts';

/** A supergraph with everything that a check compares of it. */
export interface Composed {
  readonly elements: ReadonlySet<string>;
  readonly apiSchema: GraphQLSchema;
  /** Undefined where a directive of policy does not read, which is a finding of its own. */
  readonly policy: PolicyFacts | undefined;
  readonly routing: Routing;
}

const kept = new KeptValues<Composed>(2_000_000);

/**
 * Reads a supergraph as composition made it; the last ones are kept.
 * @param document its text, where it is parsed already
 */
export function readComposed(supergraphSdl: string, document?: DocumentNode): Composed {
  return kept.get(supergraphSdl, () => {
    const parsed = document ?? parse(supergraphSdl, { noLocation: true });
    return {
      elements: new Set(namedElementsOf(parsed).map(({ coordinate }) => coordinate)),
      apiSchema: createApiSchema(supergraphSdl),
      policy: policyIn(parsed),
      routing: readRouting(parsed),
    };
  });
}

function policyIn(document: DocumentNode): PolicyFacts | undefined {
  try {
    return readPolicyFacts(document);
  } catch (error) {
    if (error instanceof HubError) return undefined;
    throw error;
  }
}
