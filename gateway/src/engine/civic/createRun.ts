import type { Subgraph, SubgraphResponse } from '@civicgraph/shared';
import type { GatewayContext } from '../../http/GatewayContext';
import type { FetchRequest, Run } from '../compile';
import { writeJson } from '../json';
import { cloneData } from '../merge';
import { answerInvalid } from '../transports/subgraphFailure';

export interface RunOptions {
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  readonly context: GatewayContext;
  /** As the client gave them: subgraphs coerce for themselves. */
  readonly provided: Readonly<Record<string, unknown>>;
  readonly coerced: Readonly<Record<string, unknown>>;
}

/** Begins one execution. */
export function createRun({ subgraphs, context, provided, coerced }: RunOptions): Run {
  const written = new Map<string, string>();
  const inFlight = new Map<string, Promise<SubgraphResponse>>();

  const send = (fetch: FetchRequest): Promise<SubgraphResponse> => {
    const { subgraph: name, query, operationName, isMutation, variablesText, traceparent } = fetch;
    const subgraph = subgraphs.get(name);
    if (!subgraph) throw new Error(`The plan names a subgraph "${name}" that is not there.`);
    return subgraph.execute({
      query,
      operationName,
      variablesText,
      identity: context.identity,
      requestId: context.requestId,
      isIdempotent: !isMutation,
      deadline: context.deadline,
      // What a mutation has begun goes on to its end.
      signal: isMutation ? undefined : context.signal,
      ...(traceparent && { traceparent }),
    });
  };

  /** The answer of a fetch that may be under way already. Each asker gets data of its own. */
  const share = async (fetch: FetchRequest): Promise<SubgraphResponse> => {
    const key = `${fetch.subgraph}\n${fetch.query}\n${fetch.variablesText}`;
    const underWay = inFlight.get(key);
    if (underWay) return copyOf(fetch.subgraph, await underWay);
    const response = send(fetch);
    // The first asker changes its data in place, so that others wait for a copy made before.
    const kept = response.then((answer) => copyOf(fetch.subgraph, answer));
    // Whether it failed is for those who ask to know, of whom there may be no other.
    kept.catch(() => {});
    inFlight.set(key, kept);
    return response;
  };

  const variableText = (name: string): string => {
    let text = written.get(name);
    if (text === undefined) {
      const value = Object.hasOwn(provided, name) ? provided[name] : undefined;
      text = value === undefined ? '' : `${JSON.stringify(name)}:${writeJson(value)}`;
      written.set(name, text);
    }
    return text;
  };

  return {
    data: {},
    errors: [],
    variables: coerced,
    isGraph: false,
    collections: undefined,
    isAborted: () => context.signal.aborted,
    variablesText: (names) =>
      names
        .map(variableText)
        .filter((text) => text !== '')
        .join(','),
    send: (fetch) => (fetch.isShareable ? share(fetch) : send(fetch)),
  };
}

/** What is nested more deeply than the stack can follow is no answer for another asker. */
function copyOf(subgraph: string, answer: SubgraphResponse): SubgraphResponse {
  if (!answer.data) return answer;
  try {
    return { ...answer, data: cloneData(answer.data) };
  } catch {
    return answerInvalid(subgraph, 'nested too deeply');
  }
}
