import {
  type AllowedAddresses,
  type DatabaseUrl,
  type DataCatalogue,
  type ErrorCode,
  HubError,
  type IdentityKeyPair,
  type Registry,
} from '@civicgraph/shared';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Api } from './api/Api';
import { addRegistryRoutes } from './api/addRegistryRoutes';
import { createCatalogueWriter } from './catalogue/createCatalogueWriter';
import { type CheckRunner, createCheckRunner } from './check';
import { createProbe } from './probe/createProbe';
import { createQueue } from './publish/createQueue';
import { type OwnSubgraph, publishOwn } from './publish/publishOwn';
import { createHistoryNotes } from './store/createHistoryNotes';
import { createGatewayNotes } from './store/gatewayStatus';
import { openStore } from './store/openStore';
import { readNextSupergraph } from './store/readNextSupergraph';
import { createTokenVerifier } from './tokens/createTokenVerifier';
import { createUseStore } from './uses/createUseStore';

export interface RegistryOptions {
  readonly databaseUrl: DatabaseUrl;
  readonly logger: Logger;
  /** May do everything, and does not expire. */
  readonly administratorToken: string;
  /** The bearer of gateways in other processes, in base64url; without it there are none. */
  readonly gatewayKey?: Buffer | undefined;
  readonly identityKeys: IdentityKeyPair;
  /** The gateway's own, of which each subgraph has one derived. */
  readonly fetchKey: Buffer;
  /** Where subgraphs may listen. */
  readonly allowedAddresses: AllowedAddresses;
  /** Told of what is published. The registry closes it. */
  readonly catalogue?: DataCatalogue | undefined;
  /** How many days checks look back, today included; 30 when absent. */
  readonly usageDays?: number | undefined;
}

export interface OpenRegistry extends Registry {
  /** Serves the API and what gateways in other processes ask, under `/registry`. */
  addRoutes(server: FastifyInstance): void;
  /**
   * Publishes the hub's own subgraphs, all in one supergraph; nothing is made when all is as it was.
   * @throws HubError COMPOSITION_FAILED, FORBIDDEN_NAME, FORBIDDEN_PATH, SUBGRAPH_NAME_INVALID,
   * SUBGRAPH_NAME_CONFUSABLE, REGISTRY_BUSY or DATABASE_UNREACHABLE; all is left as it was then
   */
  publishOwn(subgraphs: readonly OwnSubgraph[]): Promise<void>;
}

/**
 * Opens the registry. A database that is down is no reason not to start: it is tried again with each question.
 * @param checker what looks at schemas; the registry closes it
 */
export async function openRegistry(
  options: RegistryOptions,
  checker: CheckRunner = createCheckRunner(),
): Promise<OpenRegistry> {
  const { logger, catalogue, identityKeys, fetchKey, allowedAddresses, usageDays = 30 } = options;
  const store = await openStore(options.databaseUrl, logger);
  const uses = createUseStore(store, usageDays, logger);
  const notes = createHistoryNotes(store);
  const noteGateway = createGatewayNotes(store);
  const writer = catalogue && createCatalogueWriter({ catalogue, store, usageDays, logger });
  const ownSchemas = new Map<string, string>();
  const tellVersion = createVersionWatch(() => writer?.schemasChanged());
  const api: Api = {
    store,
    checker,
    probe: createProbe({
      allowedAddresses,
      identityKeys,
      fetchKey,
      ownSchemas,
      compareServed: checker.compareServed,
    }),
    uses,
    logger,
    inQueue: createQueue(),
    ownSchemas,
    onSupergraph: tellVersion,
    notes,
    usageDays,
    identityKeys,
    fetchKey,
  };
  const registry: Registry = {
    nextSupergraph: (report) =>
      available(async () => {
        await noteGateway(report);
        return store.read((manager) => readNextSupergraph(manager, report.version));
      }),
    recordUses: (list) =>
      available(async () => {
        await uses.record(list);
        if (list.length > 0) writer?.usesChanged();
      }),
    async close() {
      await api.inQueue(async () => undefined);
      await notes.flush().catch(() => undefined);
      await writer?.close();
      await catalogue?.close();
      await checker.close();
      await store.close();
    },
  };
  writer?.schemasChanged();
  return {
    ...registry,
    publishOwn: (subgraphs) => publishOwn(api, subgraphs),
    addRoutes: (server) =>
      addRegistryRoutes(server, {
        api,
        registry,
        verifyToken: createTokenVerifier(store, options.administratorToken),
        gatewayKey: options.gatewayKey,
      }),
  };
}

/** Tells when a version is another one than was told before. */
function createVersionWatch(changed: () => void): (version: number) => void {
  let last = 0;
  return (version) => {
    if (version === last) return;
    last = version;
    changed();
  };
}

/** @throws HubError REGISTRY_UNAVAILABLE for whatever fails */
async function available<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { code, name } = error as { code?: ErrorCode; name: string };
    throw new HubError(
      'REGISTRY_UNAVAILABLE',
      `The registry's database does not answer (${code ?? name}). Gateways go on with the supergraph they have; see to the database.`,
    );
  }
}
