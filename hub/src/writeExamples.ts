import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemoIssuer, createGateway } from '@civicgraph/gateway';
import {
  createCity,
  fail,
  generateIdentityKeys,
  parseDatabaseUrl,
  parseKeyring,
} from '@civicgraph/shared';
import pino from 'pino';
import { type Example, examplesBefore, examplesFolder, readExamples } from './examples';
import { listInDirectory } from './listInDirectory';
import { openAccess } from './openAccess';
import { openHub } from './openHub';
import { allSubgraphDefinitions } from './subgraphs';
import { parseTokenArguments } from './tokenArguments';

/**
 * `npm run examples:write`: asks a fresh hub of tier XS every example and writes what it answers as the
 * expected answer. Whoever runs it reads the difference: the test can only hold what stands there.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'civicgraph-'));
  const identityKeys = generateIdentityKeys();
  const logger = pino({ level: 'warn' }, pino.destination(2));
  const issuer = await createDemoIssuer({ keyFile: join(folder, 'issuer.json') });
  const shared = {
    databaseUrl: parseDatabaseUrl(`sqlite:${folder}`),
    referenceKey: Buffer.alloc(32),
    keyring: parseKeyring(`examples:${Buffer.alloc(32).toString('base64')}`),
    logger,
  };
  const { subgraphs } = await openHub({
    ...shared,
    identityKeys,
    city: createCity('XS'),
    definitions: allSubgraphDefinitions,
  });
  await listInDirectory(subgraphs, { ...shared, identityKeys });
  const gateway = await createGateway({
    subgraphs,
    identityKeys,
    tokens: issuer,
    ...(await openAccess({ ...shared, deny: 'null' })),
    host: '127.0.0.1',
    port: 0,
    introspection: true,
    logger,
  });
  await gateway.listen();
  const ask = async ({ query, viewer, variables }: Example): Promise<Response> =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await issuer.issueToken(parseTokenArguments(viewer))}`,
      },
      body: JSON.stringify({ query, variables }),
    });
  const examples = readExamples();
  for (const example of examples) {
    const { name, viewer, after, variables } = example;
    for (const before of examplesBefore(example, examples)) await ask(before);
    const response = await ask(example);
    const expected: unknown = await response.json();
    const text = JSON.stringify({ viewer, after, variables, expected }, null, 2);
    writeFileSync(join(examplesFolder, `${name}.json`), `${text}\n`);
    process.stdout.write(`${name}: ${response.status}\n`);
  }
  await gateway.close();
  rmSync(folder, { recursive: true });
}

main().catch(fail);
