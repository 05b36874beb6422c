import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { deriveFetchKey, exportKey, HubError, runProcess } from '@civicgraph/shared';
import {
  demoIssuerFile,
  localAdministratorToken,
  localFetchKey,
  localIdentityKeys,
  localKeys,
  localReferenceKey,
} from './localKeys';
import { readSettings } from './settings';
import { subgraphNames } from './subgraphNames';

const root = join(__dirname, '..', '..');

/**
 * `npm run start:distributed`: the gateway and seven subgraphs as eight processes that talk HTTP, as
 * in the containers. They stop together: at Ctrl-C, or when one of them ends with an error that it has
 * told. When one is killed the others go on, and the gateway answers without it.
 */
async function start(): Promise<{ close(): Promise<void> }> {
  const settings = readSettings();
  const keys = localIdentityKeys();
  const fetchKey = localFetchKey();
  const referenceKey = localReferenceKey().toString('base64');
  const hubKeys = localKeys();
  const ports = await freePorts(subgraphNames.length);
  const shared = {
    HUB_IDENTITY_PUBLIC_KEY: exportKey(keys.publicKey),
    HUB_REFERENCE_KEY: referenceKey,
    HUB_KEYS: hubKeys,
    HUB_SYNTHETIC_TIER: process.env.HUB_SYNTHETIC_TIER ?? 'XS',
  };
  const children = subgraphNames.map((name, index) =>
    run(name, join(root, 'subgraphs', name, 'dist', 'main.js'), {
      ...shared,
      HUB_FETCH_KEY: deriveFetchKey(fetchKey, name).toString('base64'),
      PORT: String(ports[index]),
    }),
  );
  children.push(
    run('gateway', join(__dirname, 'startGateway.js'), {
      HUB_IDENTITY_KEY: exportKey(keys.privateKey),
      HUB_FETCH_KEY: fetchKey.toString('base64'),
      HUB_REFERENCE_KEY: referenceKey,
      HUB_KEYS: hubKeys,
      HUB_ADMINISTRATOR_TOKEN: localAdministratorToken(),
      HUB_DEMO_ISSUER_FILE: demoIssuerFile(),
      HUB_SUBGRAPHS: subgraphNames
        .map((name, index) => `${name}=http://127.0.0.1:${ports[index]}`)
        .join(','),
      PORT: String(settings.port),
    }),
  );
  const close = () => stopAll(children);
  for (const { name, process: child } of children) {
    process.stderr.write(`${name} is process ${child.pid}\n`);
    child.once('exit', async (code, signal) => {
      if (signal) {
        process.stderr.write(`${name} was ended by ${signal}; the others go on\n`);
        return;
      }
      await close();
      process.exit(code ?? 1);
    });
  }
  return { close };
}

interface Part {
  readonly name: string;
  readonly process: ChildProcess;
}

function run(name: string, file: string, settings: Record<string, string>): Part {
  return {
    name,
    process: spawn(process.execPath, [file], {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  };
}

async function stopAll(children: readonly Part[]): Promise<void> {
  // The gateway first, so that what is in flight finishes while its subgraphs still answer.
  for (const { process: child } of children.toReversed()) {
    child.removeAllListeners('exit');
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}

/** Ports nobody listens on now, held together so that they differ. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map(portOf);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address && typeof address === 'object') return address.port;
  throw new HubError('CONFIGURATION_INVALID', 'No free port was found on 127.0.0.1.');
}

void runProcess(start);
