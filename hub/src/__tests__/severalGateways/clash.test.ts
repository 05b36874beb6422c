import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRegistry } from '@civicgraph/registry';
import { generateIdentityKeys, parseAllowedAddresses, parseDatabaseUrl } from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import pino from 'pino';
import { ownerOf } from '../../ownerOf';
import { subgraphNames } from '../../subgraphNames';
import { freePort, run, token } from '../hubProcess';
import { post } from '../runHub';
import { askRegistry } from './askRegistry';
import { type Department, departmentOwner, openDepartment } from './openDepartment';
import { administratorToken } from './serveOwn';
import { untilServed } from './untilServed';

/** What a department has published beside an earlier version of the hub, which had no `Query.region`. */
async function publishBesideEarlier(folder: string, department: Department): Promise<void> {
  const registry = await openRegistry({
    databaseUrl: parseDatabaseUrl(`sqlite:${folder}`),
    logger: pino({ level: 'silent' }),
    administratorToken,
    identityKeys: generateIdentityKeys(),
    fetchKey: randomBytes(32),
    allowedAddresses: parseAllowedAddresses('127.0.0.0/8'),
  });
  const earlier = subgraphNames.map((name) => {
    const file = join(__dirname, '..', '..', '..', '..', 'subgraphs', name, 'schema.graphql');
    const sdl = readFileSync(file, 'utf8').replace(/^ {2}region\(code:/m, '  formerRegion(code:');
    return { name, owner: ownerOf(name, sdl), sdl, url: null };
  });
  const { name, url } = department;
  const others = { name, url, owner: departmentOwner, sdl: department.become(1) };
  await registry.publishOwn([...earlier, others]);
  await registry.close();
}

test('A hub whose subgraphs do not compose with what a department has published serves what was served, says so, and publishes its own when that is gone', async () => {
  const [cwd, port] = [temporaryFolder(), await freePort()];
  const department = await openDepartment('region');
  await publishBesideEarlier(join(cwd, 'data'), department);
  const hub = run(
    'start',
    {
      PORT: `${port}`,
      HUB_DATABASE_URL: 'sqlite:./data',
      HUB_ADMINISTRATOR_TOKEN: administratorToken,
      LOG_LEVEL: 'warn',
    },
    cwd,
  );
  await untilServed(port, 1);
  const viewer = token(cwd, '--role', 'dash');
  const ask = async (query: string) =>
    JSON.parse((await post(`http://127.0.0.1:${port}/graphql`, { query }, viewer)).text);
  const regions = '{ regions(codes: ["990101001000"]) { name } }';
  expect(await ask(regions)).toEqual({ data: { regions: [{ name: '听云街道' }] } });
  expect(await ask('{ region { count1 } }')).toEqual({ data: { region: { count1: 1 } } });
  const lines = hub.output.errors.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 50, code: 'COMPOSITION_FAILED' }),
  ]);

  await askRegistry(port, 'mutation { deleteSubgraph(subgraph: "region") { outcome } }');
  await untilServed(port, 3);
  expect(await ask('{ region(code: "990101001000") { name } }')).toEqual({
    data: { region: { name: '听云街道' } },
  });
  hub.child.kill('SIGTERM');
  expect(await hub.ended).toBe(0);
  await department.close();
}, 120_000);
