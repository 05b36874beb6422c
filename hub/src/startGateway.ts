import {
  createDemoIssuer,
  createGateway,
  createTokenVerifier,
  type ExplorerOptions,
  type TokenVerifier,
} from '@civicgraph/gateway';
import { importPrivateKey, parseKeyring, requireSetting, runProcess } from '@civicgraph/shared';
import pino, { type Logger } from 'pino';
import { readExamples } from './examples';
import { explorerTabs } from './explorerTabs';
import { ledgerAnchorFile } from './ledgerAnchor';
import { demoIssuerFile } from './localKeys';
import { openAccess } from './openAccess';
import { openFollowing } from './openFollowing';
import { openTracing } from './openTracing';
import { requireFetchKey } from './ownSubgraphs';
import { readSettings } from './settings';

/**
 * The gateway as its own process, with its subgraphs reached over HTTP. Settings: `PORT`, `HUB_HOST`,
 * `HUB_IDENTITY_KEY`, `HUB_FETCH_KEY`, `HUB_REFERENCE_KEY`, `HUB_KEYS`, `HUB_ALLOWED_ADDRESSES`, `HUB_SUPERGRAPH_FILE`;
 * `HUB_REGISTRY_URL` of a registry in another process, or, for the one in this process, `HUB_ADMINISTRATOR_TOKEN` and
 * `HUB_SUBGRAPHS` (`name=url,...`, published beside what serves); `HUB_INTROSPECTION`, `HUB_ENGINE`, `HUB_PLANNER`, `HUB_DENY`, `HUB_METRICS_TOKEN`,
 * `OTEL_EXPORTER_OTLP_ENDPOINT`, `HUB_DATABASE_URL` and `HUB_LEDGER_ANCHOR` (of the ledger); `HUB_JWKS_URL`
 * with `HUB_ISSUER` and `HUB_AUDIENCE` name the identity provider. Without one, and only when
 * `HUB_DEMO_ISSUER_FILE` says where its key is kept, a demo issuer stands in.
 */
async function start() {
  const settings = readSettings();
  const { port, introspection, engine, planner, metricsToken, tracesUrl } = settings;
  const logger = pino({ name: 'gateway', level: process.env.LOG_LEVEL ?? 'info' });
  const privateKey = importPrivateKey(
    'HUB_IDENTITY_KEY',
    requireSetting('HUB_IDENTITY_KEY', 'the private key that "npm run keys" prints'),
  );
  const fetchKey = requireFetchKey();
  const referenceKey = requireSetting(
    'HUB_REFERENCE_KEY',
    'the key that "npm run keys" prints, the same as for the subgraphs',
  );
  const { tokens, explorer } = await openIssuer(logger);
  const tracing = await openTracing(tracesUrl, logger);
  const controlPlane = await openFollowing({ ...settings, privateKey, fetchKey, logger });
  const gateway = await createGateway({
    subgraphs: [],
    registry: controlPlane.registry,
    routes: controlPlane.routes,
    fetchKey,
    allowedAddresses: settings.allowedAddresses,
    supergraphFile: settings.supergraphFile,
    identityKeys: { privateKey },
    tokens,
    ...(await openAccess({
      ...settings,
      referenceKey: Buffer.from(referenceKey, 'base64'),
      keyring: parseKeyring(requireSetting('HUB_KEYS', 'the keys that "npm run keys" prints')),
      anchorFile: ledgerAnchorFile(),
      logger,
    })),
    host: process.env.HUB_HOST ?? '127.0.0.1',
    port,
    introspection,
    engine,
    planner,
    metricsToken,
    tracer: tracing.tracer,
    logger,
    explorer,
  });
  await gateway.listen();
  logger.info({ url: gateway.url }, 'listening');
  return {
    async close() {
      await controlPlane.publishing?.stop();
      await gateway.close();
      await tracing.close();
    },
  };
}

async function openIssuer(
  logger: Logger,
): Promise<{ tokens: TokenVerifier; explorer?: ExplorerOptions }> {
  const jwksUrl = process.env.HUB_JWKS_URL;
  if (jwksUrl) {
    const issuer = requireSetting('HUB_ISSUER', 'the "iss" claim of your identity provider');
    const audience = requireSetting('HUB_AUDIENCE', 'the "aud" claim that stands for this hub');
    return { tokens: createTokenVerifier({ jwksUrl, issuer, audience }) };
  }
  requireSetting('HUB_DEMO_ISSUER_FILE', 'HUB_JWKS_URL, or this for a demo issuer in its place');
  logger.warn('demo tokens are accepted: no identity provider is set');
  const demo = await createDemoIssuer({ keyFile: demoIssuerFile() });
  return { tokens: demo, explorer: await explorerTabs(readExamples(), demo) };
}

void runProcess(start);
