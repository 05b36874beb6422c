import { type DatabaseUrl, parseDatabaseUrl, parsePort } from '@civicgraph/shared';

export interface HubSettings {
  readonly port: number;
  readonly databaseUrl: DatabaseUrl;
  /** Off when `HUB_INTROSPECTION=off`. */
  readonly introspection: boolean;
}

/** @throws HubError CONFIGURATION_INVALID */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): HubSettings {
  return {
    port: parsePort(environment.PORT ?? '4000'),
    databaseUrl: parseDatabaseUrl(environment.HUB_DATABASE_URL ?? 'sqlite:./data'),
    introspection: environment.HUB_INTROSPECTION !== 'off',
  };
}
