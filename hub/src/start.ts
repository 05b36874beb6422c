import { createDemoIssuer, createGateway } from '@civicgraph/gateway';
import { createCity, parseKeyring, runProcess } from '@civicgraph/shared';
import pino from 'pino';
import { demoViewers } from './demoViewers';
import { readExamples } from './examples';
import { explorerTabs } from './explorerTabs';
import { ledgerAnchorFile } from './ledgerAnchor';
import {
  demoIssuerFile,
  localAdministratorToken,
  localFetchKey,
  localIdentityKeys,
  localKeys,
  localReferenceKey,
} from './localKeys';
import { openAccess } from './openAccess';
import { openControlPlane, publishOwn } from './openControlPlane';
import { openHub } from './openHub';
import { openTracing } from './openTracing';
import { readSettings } from './settings';
import { welcome } from './welcome';

/**
 * `npm start`: the whole hub in one process with its registry and a demo issuer, on the city that its databases
 * hold, or on a synthetic one of tier XS when they are empty.
 * For development and for trying the hub out; `start:distributed` and the containers run the parts
 * as their own processes.
 */
async function start() {
  const settings = readSettings();
  const logger = pino({ level: process.env.LOG_LEVEL ?? 'info' }, pino.destination(2));
  const identityKeys = localIdentityKeys();
  const fetchKey = localFetchKey();
  const referenceKey = localReferenceKey();
  const keyring = parseKeyring(localKeys());
  const issuer = await createDemoIssuer({ keyFile: demoIssuerFile() });
  const { subgraphs, city } = await openHub({
    databaseUrl: settings.databaseUrl,
    identityKeys,
    referenceKey,
    keyring,
    logger,
    city: createCity('XS'),
  });
  const registry = await openControlPlane({
    ...settings,
    administratorToken: localAdministratorToken(),
    identityKeys,
    fetchKey,
    logger,
  });
  const own = subgraphs.map((subgraph) => ({ subgraph, url: null }));
  const publishing = publishOwn(registry, own, { identityKeys, logger });
  // So that what this version of the hub brings is there from the first answer on, unless it cannot be published.
  await publishing.tried;
  const viewers = demoViewers(city);
  const examples = readExamples();
  const tracing = await openTracing(settings.tracesUrl, logger);
  const gateway = await createGateway({
    subgraphs,
    registry,
    routes: registry.addRoutes,
    fetchKey,
    allowedAddresses: settings.allowedAddresses,
    supergraphFile: settings.supergraphFile,
    identityKeys,
    tokens: issuer,
    ...(await openAccess({
      ...settings,
      referenceKey,
      keyring,
      anchorFile: ledgerAnchorFile(),
      logger,
    })),
    host: '127.0.0.1',
    port: settings.port,
    introspection: settings.introspection,
    engine: settings.engine,
    planner: settings.planner,
    metricsToken: settings.metricsToken,
    tracer: tracing.tracer,
    logger,
    explorer: await explorerTabs(examples, issuer),
  });
  await gateway.listen();
  // Not waited for: whoever learns that the hub is up may stop it, and signals count once this returns.
  void welcome(gateway.url, viewers, examples, issuer).then((text) => process.stdout.write(text));
  return {
    async close() {
      await publishing.stop();
      await gateway.close();
      await tracing.close();
    },
  };
}

void runProcess(start);
