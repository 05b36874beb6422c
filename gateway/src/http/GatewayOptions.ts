import type { AllowedAddresses, IdentityKeyPair, Registry, Subgraph } from '@civicgraph/shared';
import type { Tracer } from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { AccessOptions, EngineName, PlannerName } from '../engine';
import type { ExplorerOptions } from '../explorer';
import type { TokenVerifier } from '../identify';
import type { Limits } from '../limits';

export interface GatewayOptions extends AccessOptions {
  /**
   * In process or over HTTP; the gateway closes them when it closes. With a registry they are those that it
   * names without an address.
   */
  readonly subgraphs: readonly Subgraph[];
  /**
   * Gives the supergraphs, and is told which operations are in use; the gateway closes it when it closes.
   * Without it the schemas of `subgraphs` are composed once.
   */
  readonly registry?: Registry | undefined;
  /** Where the last supergraph that served is kept, for a start without the registry; nowhere when absent. */
  readonly supergraphFile?: string | undefined;
  /** The master key (`deriveFetchKey`) of what proves fetches to subgraphs that the registry names by address. */
  readonly fetchKey?: Buffer | undefined;
  /** Where subgraphs that the registry names by address may be; anywhere when absent. */
  readonly allowedAddresses?: AllowedAddresses | undefined;
  /** Adds what else is served at the gateway's port. */
  readonly routes?: ((server: FastifyInstance) => void) | undefined;
  /** Signs the identity that goes with every request to a subgraph. */
  readonly identityKeys: Pick<IdentityKeyPair, 'privateKey'>;
  readonly tokens: TokenVerifier;
  /** 0 chooses a free one. */
  readonly port: number;
  readonly host: string;
  /** `civic` when absent. */
  readonly engine?: EngineName | undefined;
  /** Who plans for the civic engine; `hive` when absent. */
  readonly planner?: PlannerName | undefined;
  /** Whether clients may ask for the schema. */
  readonly introspection: boolean;
  readonly logger: Logger;
  /** Without it there is no page at `/`. */
  readonly explorer?: ExplorerOptions | undefined;
  /** Those not given are `defaultLimits`. */
  readonly limits?: Partial<Limits> | undefined;
  /** Makes spans of OpenTelemetry; nothing is traced without. */
  readonly tracer?: Tracer | undefined;
  /** Opens `/metrics` to whoever carries it; without it only the machine itself may read them. */
  readonly metricsToken?: string | undefined;
  /** The longest a request may take; 30,000 when absent. The answer is then what there is. */
  readonly requestTimeoutMs?: number | undefined;
  /** The longest a subgraph may take for one answer; 10,000 when absent. */
  readonly subgraphTimeoutMs?: number | undefined;
  /** How long to wait at the start for a registry, or for subgraphs, that are not up yet; 30,000 when absent. */
  readonly subgraphWaitMs?: number | undefined;
  /** Between two questions to the registry; 250 when absent. */
  readonly registryPauseMs?: number | undefined;
  /** How long requests in flight may take when the gateway closes; 10,000 when absent. */
  readonly closeGraceMs?: number | undefined;
}

export interface Gateway {
  /** Where the gateway listens, for example `http://127.0.0.1:4000`. Throws before `listen`. */
  readonly url: string;
  /** The composed schema that serves at the moment, security directives included. */
  readonly supergraphSdl: string;
  /** Its number at the registry; null without one. */
  readonly supergraphVersion: number | null;
  /** @throws HubError PORT_TAKEN */
  listen(): Promise<string>;
  /** Stops accepting, lets requests in flight finish, then closes the subgraphs, the registry and the ledger. */
  close(): Promise<void>;
}
