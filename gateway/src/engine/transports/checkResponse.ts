import type { SubgraphResponse } from '@civicgraph/shared';
import { isDataObject } from '../merge';
import { answerInvalid } from './subgraphFailure';

/**
 * Accepts a GraphQL response (GraphQL specification, October 2021, section 7.1) from either
 * transport, and turns anything else into a coded error that names the subgraph.
 */
export function checkResponse(subgraph: string, answer: unknown): SubgraphResponse {
  if (!isDataObject(answer)) return answerInvalid(subgraph, 'not an object');
  const { data, errors } = answer;
  if (data !== undefined && data !== null && !isDataObject(data)) {
    return answerInvalid(subgraph, '"data" is not an object');
  }
  if (errors !== undefined && !isErrorList(errors)) {
    return answerInvalid(subgraph, '"errors" is not a list of errors');
  }
  if (!data && !errors?.length) return answerInvalid(subgraph, 'neither data nor errors');
  return answer as SubgraphResponse;
}

function isErrorList(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.every((error) => isDataObject(error) && typeof error.message === 'string')
  );
}
