import { rmSync } from 'node:fs';
import { createCity, generateKeyring, type Row, seedDomain } from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import { petitionsSubgraph } from '@civicgraph/subgraph-petitions';
import { eachDatabase } from '../databaseCommand';
import { reencryptDatabases } from '../reencryptDatabases';

const city = createCity('XS');
const folder = temporaryFolder();
const databaseUrl = `sqlite:${folder}`;
const [oldKey, newKey] = [generateKeyring('old'), generateKeyring('new')];

const environment = { ...process.env };
beforeAll(() => {
  process.env.HUB_REFERENCE_KEY = Buffer.alloc(32).toString('base64');
});
afterAll(() => {
  process.env = environment;
  rmSync(folder, { recursive: true });
});

/** What the generators gave to the tables that the register keeps encrypted. */
const written: Row[] = [...petitionsSubgraph.synthetic.chunkRows(city, city.villages)].flatMap(
  ([table, row]) => (table === 'petitioner' ? [row] : []),
);

async function readPetitioners(keys: string): Promise<Row[]> {
  process.env.HUB_KEYS = keys;
  const read: Row[] = [];
  await eachDatabase(
    databaseUrl,
    async ({ database, cipher }) => {
      const rows: Record<string, string>[] = await database.query(
        'SELECT petition_id, name, contact, address FROM petitioner ORDER BY petition_id',
      );
      for (const { petition_id: petitionId, ...texts } of rows) {
        const decrypted = Object.entries(texts).map(([column, text]) => [
          column,
          cipher.decrypt(`petitioner.${column}`, text),
        ]);
        read.push({ petition_id: petitionId, ...Object.fromEntries(decrypted) });
      }
    },
    [petitionsSubgraph],
  );
  return read;
}

it('lets an older key be removed, once everything is encrypted with the current one', async () => {
  process.env.HUB_KEYS = oldKey;
  await eachDatabase(
    databaseUrl,
    (subgraph, definition) => seedDomain(subgraph, definition, city),
    [petitionsSubgraph],
  );
  expect(await readPetitioners(oldKey)).toEqual(written);
  await expect(readPetitioners(newKey)).rejects.toMatchObject({
    code: 'ENCRYPTED_VALUE_UNREADABLE',
  });

  const told: [string, number][] = [];
  const rotate = (keys: string) => {
    process.env.HUB_KEYS = keys;
    const tell = (table: string, rows: number) => told.push([table, rows]);
    return reencryptDatabases(databaseUrl, tell, [petitionsSubgraph]);
  };
  await rotate(`${newKey},${oldKey}`);
  await rotate(newKey);
  expect(told).toEqual([
    ['petitions.petitioner', written.length],
    ['petitions.petition_content', written.length],
    ['petitions.petitioner', 0],
    ['petitions.petition_content', 0],
  ]);
  expect(await readPetitioners(newKey)).toEqual(written);
}, 60_000);

it('goes over every table that keeps something encrypted, those of departments too', async () => {
  process.env.HUB_KEYS = newKey;
  const tables: string[] = [];
  await reencryptDatabases(databaseUrl, (table) => tables.push(table));
  expect(tables).toEqual([
    'population.person',
    'petitions.petitioner',
    'petitions.petition_content',
    'disputes.dispute_summary',
  ]);
});
