import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, HubError } from '../errors';
import { createFetchVerifier, fetchHeader, identityHeader, type VerifyFetch } from '../identity';
import { identityRequired } from '../identity/identity';
import { RefusalCounter, refusalsHeader } from './RefusalCounter';
import type { SubgraphResponse } from './Subgraph';

const refusalCodes: ReadonlySet<unknown> = new Set<ErrorCode>([
  'IDENTITY_REQUIRED',
  'IDENTITY_NOT_ACCEPTED',
]);
const nothing = new Uint8Array();

/** Lets nobody but the gateway in, and tells the gateway who else knocked. */
export class SubgraphDoor {
  private readonly verifyFetch: VerifyFetch;
  private readonly refusals = new RefusalCounter();

  constructor(subgraph: string, fetchKey: Buffer) {
    this.verifyFetch = createFetchVerifier(subgraph, fetchKey);
  }

  /**
   * Refuses, before the body is read, whoever cannot be the gateway.
   * @throws HubError IDENTITY_REQUIRED
   */
  assertIntroduced({ headers }: FastifyRequest): void {
    if (headers[identityHeader] && headers[fetchHeader]) return;
    this.refusals.count('IDENTITY_REQUIRED');
    throw identityRequired();
  }

  /**
   * Refuses, before the body is parsed, a fetch that the gateway did not make.
   * @throws HubError IDENTITY_NOT_ACCEPTED
   */
  assertProven({ headers }: FastifyRequest, body: Uint8Array): void {
    const identity = headers[identityHeader] as string;
    try {
      this.verifyFetch(headers[fetchHeader] as string | undefined, identity, body);
    } catch (error) {
      if (error instanceof HubError) this.refusals.count(error.code);
      throw error;
    }
  }

  /** Tells of refusals with an answer to the gateway, or counts the answer that is one. */
  tellWith(reply: FastifyReply, response: SubgraphResponse): void {
    const code = response.data === undefined && response.errors?.[0]?.extensions?.code;
    if (refusalCodes.has(code)) this.refusals.count(code as ErrorCode);
    else this.tell(reply);
  }

  /** Tells of refusals with a health answer: to the gateway alone, for what is told is not told again. */
  tellGateway({ headers }: FastifyRequest, reply: FastifyReply): void {
    const proof = headers[fetchHeader];
    if (typeof proof !== 'string') return;
    try {
      this.verifyFetch(proof, '', nothing);
    } catch {
      return;
    }
    this.tell(reply);
  }

  private tell(reply: FastifyReply): void {
    const text = this.refusals.take();
    if (text !== undefined) reply.header(refusalsHeader, text);
  }
}
