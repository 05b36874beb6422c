import type { GraphQLDataSource } from '@apollo/gateway';
import type { Subgraph, SubgraphResponse } from '@civicgraph/shared';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../../http/GatewayContext';
import { checkResponse } from '../transports/checkResponse';
import { answerInvalid } from '../transports/subgraphFailure';

type ProcessOptions = Parameters<GraphQLDataSource<GatewayContext>['process']>[0];
type ProcessResult = ReturnType<GraphQLDataSource<GatewayContext>['process']>;

/** The planner writes fetches without comments. */
const mutation = /^\s*mutation\b/;

/** Finds the subgraph that a request reaches, which a swap does not change. */
export type FindSubgraph = (name: string, context: GatewayContext) => Subgraph | undefined;

/** The engine's way to one subgraph, the same for both transports. Apollo keeps it over swaps. */
export class SubgraphDataSource implements GraphQLDataSource<GatewayContext> {
  constructor(
    private readonly name: string,
    private readonly find: FindSubgraph,
    private readonly logger: Logger,
  ) {}

  async process({ request, context }: ProcessOptions): ProcessResult {
    const subgraph = this.find(this.name, context as GatewayContext);
    if (!subgraph) throw new Error(`The plan names a subgraph "${this.name}" that is not there.`);
    const { identity, requestId, deadline, signal } = context as GatewayContext;
    const isMutation = mutation.test(request.query ?? '');
    const answer = await this.execute(subgraph, {
      query: request.query ?? '',
      variables: request.variables,
      operationName: request.operationName,
      identity,
      requestId,
      isIdempotent: !isMutation,
      deadline,
      signal: isMutation ? undefined : signal,
    });
    if (!answer.errors) return { data: answer.data ?? null };
    const errors = answer.errors.map(plainError) as unknown as Awaited<ProcessResult>['errors'];
    return { data: answer.data ?? null, ...(errors && { errors }) };
  }

  private async execute(
    subgraph: Subgraph,
    request: Parameters<Subgraph['execute']>[0],
  ): Promise<SubgraphResponse> {
    const { name } = this;
    try {
      return checkResponse(name, await subgraph.execute(request));
    } catch (error) {
      this.logger.error(
        { subgraph: name, requestId: request.requestId, failure: (error as Error).name },
        'a subgraph broke its contract and threw',
      );
      return answerInvalid(name, 'failed');
    }
  }
}

/** An error as it would arrive over HTTP; `http` would let a subgraph set the status of the answer. */
function plainError({ message, path, extensions }: GraphQLFormattedError): GraphQLFormattedError {
  const { http: _http, stacktrace: _stack, exception: _exception, ...rest } = extensions ?? {};
  return { message, ...(path && { path }), extensions: rest };
}
