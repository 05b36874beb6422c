import { timingSafeEqual } from 'node:crypto';
import { HubError, quote, type Registry } from '@civicgraph/shared';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bearerOf } from '../tokens/createTokenVerifier';
import { parseUses } from '../uses/parseUses';
import type { Api } from './Api';

export interface GatewayRoutes {
  readonly api: Pick<Api, 'logger'>;
  readonly registry: Registry;
  readonly gatewayKey: Buffer | undefined;
}

/** Two thousand operations with their texts. */
const usesLimit = 32 * 1024 * 1024;

/**
 * What gateways in other processes ask: `GET supergraph?version=N&gateway=ID`, which answers 304 when N is the
 * current version and 204 before the first, and `POST uses`.
 */
export function addGatewayRoutes(
  scope: FastifyInstance,
  { api, registry, gatewayKey }: GatewayRoutes,
): void {
  const onRequest = async (request: FastifyRequest) => assertGateway(request, gatewayKey);

  scope.get<{ Querystring: Record<string, unknown> }>(
    '/supergraph',
    { onRequest },
    async (request, reply) => {
      const report = parseReport(request.query);
      const next = await registry.nextSupergraph(report);
      if (next) return reply.send(next);
      return reply.code(report.version === null ? 204 : 304).send();
    },
  );
  scope.post('/uses', { onRequest, bodyLimit: usesLimit }, async (request, reply) => {
    await registry.recordUses(parseUses(request.body, api.logger));
    return reply.code(204).send();
  });
}

/** @throws HubError REGISTRY_TOKEN_NOT_ACCEPTED */
function assertGateway({ headers }: FastifyRequest, gatewayKey: Buffer | undefined): void {
  const given = Buffer.from(bearerOf(headers.authorization) ?? '', 'base64url');
  if (gatewayKey && given.length === gatewayKey.length && timingSafeEqual(given, gatewayKey))
    return;
  throw new HubError(
    'REGISTRY_TOKEN_NOT_ACCEPTED',
    'Only a gateway of this hub asks here. Give it the same gateway key as the registry.',
  );
}

/** @throws HubError BAD_REQUEST */
function parseReport({ gateway, version }: Record<string, unknown>) {
  if (typeof gateway !== 'string' || !/^[\w.:-]{1,64}$/.test(gateway)) {
    throw new HubError(
      'BAD_REQUEST',
      `The id of the gateway is ${quote(gateway)}. Expected 1 to 64 letters, digits and "._:-".`,
    );
  }
  if (version === undefined) return { gateway, version: null };
  if (typeof version !== 'string' || !/^[1-9]\d{0,8}$/.test(version)) {
    throw new HubError(
      'BAD_REQUEST',
      `The version ${quote(version)} is not one of a supergraph. Expected a number from 1.`,
    );
  }
  return { gateway, version: Number(version) };
}
