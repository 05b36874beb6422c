import { join } from 'node:path';
import type { EngineName, PlannerName } from '@civicgraph/gateway';
import {
  type AllowedAddresses,
  type DatabaseUrl,
  HubError,
  parseAllowedAddresses,
  parseDatabaseUrl,
  parsePort,
  quote,
} from '@civicgraph/shared';
import { localFolder } from './localKeys';

export interface HubSettings {
  readonly port: number;
  readonly databaseUrl: DatabaseUrl;
  /** Off when `HUB_INTROSPECTION=off`. */
  readonly introspection: boolean;
  /** `HUB_ENGINE`; `civic` when it is not set. */
  readonly engine: EngineName;
  /** `HUB_PLANNER`; `hive` when it is not set. */
  readonly planner: PlannerName;
  /** `HUB_DENY`: whether what a viewer may not read costs its field or the operation; `null` when it is not set. */
  readonly deny: 'null' | 'reject';
  /** `HUB_ALLOWED_ADDRESSES`: the private networks that subgraphs may be in. */
  readonly allowedAddresses: AllowedAddresses;
  /** `HUB_SUPERGRAPH_FILE`: where the last good supergraph is kept for a start without the registry. */
  readonly supergraphFile: string;
  /** `HUB_METRICS_TOKEN`: opens `/metrics` to whoever carries it. */
  readonly metricsToken: string | undefined;
  /** `OTEL_EXPORTER_OTLP_ENDPOINT`: the collector that spans go to; nothing is traced without. */
  readonly tracesUrl: string | undefined;
}

/** Of a hub that was told of no other network: the machine it runs on. */
const loopback = '127.0.0.0/8,::1';

/** @throws HubError CONFIGURATION_INVALID */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): HubSettings {
  return {
    port: parsePort(environment.PORT ?? '4000'),
    databaseUrl: parseDatabaseUrl(environment.HUB_DATABASE_URL ?? 'sqlite:./data'),
    introspection: readChoice(environment, 'HUB_INTROSPECTION', ['on', 'off']) === 'on',
    engine: readChoice(environment, 'HUB_ENGINE', ['civic', 'apollo']),
    planner: readChoice(environment, 'HUB_PLANNER', ['hive', 'apollo']),
    deny: readChoice(environment, 'HUB_DENY', ['null', 'reject']),
    allowedAddresses: parseAllowedAddresses(environment.HUB_ALLOWED_ADDRESSES ?? loopback),
    supergraphFile: environment.HUB_SUPERGRAPH_FILE ?? join(localFolder, 'supergraph.json'),
    metricsToken: environment.HUB_METRICS_TOKEN || undefined,
    tracesUrl: readCollector(environment.OTEL_EXPORTER_OTLP_ENDPOINT),
  };
}

/** One of a few words; the first when the setting is absent or empty. */
function readChoice<Choice extends string>(
  environment: NodeJS.ProcessEnv,
  setting: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const text = environment[setting] || choices[0];
  const choice = choices.find((candidate) => candidate === text);
  if (choice) return choice;
  throw new HubError(
    'CONFIGURATION_INVALID',
    `${setting} is ${quote(text)}. Expected ${choices.map((one) => `"${one}"`).join(' or ')}.`,
  );
}

/** The address of the collector's OTLP/HTTP receiver: spans go to `v1/traces` below it. */
function readCollector(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') {
    return `${url.href.replace(/\/$/, '')}/v1/traces`;
  }
  throw new HubError(
    'CONFIGURATION_INVALID',
    'OTEL_EXPORTER_OTLP_ENDPOINT is no http address. Expected one like "http://127.0.0.1:4318".',
  );
}
