import { type DataSource, type QueryRunner, Table } from 'typeorm';
import { column, insertRows, openDatabase, statementsOf } from '../../database';
import { generateKeyring, parseKeyring } from '../../keys';
import { describeOnEachDatabase } from '../../testing';
import { createFieldCipher, type FieldCipher } from '../createFieldCipher';
import { reencryptTable } from '../reencryptTable';

const encrypted = { table: 'person', key: 'ref', columns: ['name', 'phone'] };
const { encrypted: encryptedColumn, nullable, primary, text } = column;

class Persons1700000000001 {
  name = 'Persons1700000000001';
  async up(queryRunner: QueryRunner) {
    const columns = [
      primary(text('ref', 20)),
      nullable(encryptedColumn('name', 60)),
      nullable(encryptedColumn('phone', 20)),
    ];
    await queryRunner.createTable(new Table({ name: 'person', columns }));
  }
  async down() {}
}

const [oldKey, newKey] = [generateKeyring('old'), generateKeyring('new')];
const cipherWith = (keys: string) => createFieldCipher(parseKeyring(keys), 'town');
const old = cipherWith(oldKey);
const rotated = cipherWith(`${newKey},${oldKey}`);
const current = cipherWith(newKey);

/** More than fit a statement; every seventh has no name, every eleventh no phone. */
const count = 450;
const plain = Array.from({ length: count }, (_, i) => ({
  ref: `P${String(i).padStart(4, '0')}`,
  name: i % 7 === 0 ? null : `name ${i}`,
  phone: i % 11 === 0 ? null : `phone ${i}`,
}));
const isEmpty = ({ name, phone }: (typeof plain)[number]) => name === null && phone === null;
const nonEmpty = plain.filter((row) => !isEmpty(row)).length;

describeOnEachDatabase('encrypting a table anew', (databases) => {
  let database: DataSource;
  beforeAll(async () => {
    database = await openDatabase(databases.url(), {
      name: 'town',
      entities: [],
      migrations: [Persons1700000000001],
    });
  });
  beforeEach(async () => {
    await database.query('DELETE FROM person');
    await insertRows(
      database.manager,
      'person',
      plain.map((row) => kept(row, old)),
    );
  });
  afterAll(() => database.destroy());

  const kept = (row: (typeof plain)[number], cipher: FieldCipher) => ({
    ref: row.ref,
    name: cipher.encrypt('person.name', row.name),
    phone: cipher.encrypt('person.phone', row.phone),
  });
  const stored = (): Promise<typeof plain> =>
    database.query('SELECT ref, name, phone FROM person ORDER BY ref');
  const readWith = async (cipher: FieldCipher) =>
    (await stored()).map(({ ref, name, phone }) => ({
      ref,
      name: cipher.decrypt('person.name', name),
      phone: cipher.decrypt('person.phone', phone),
    }));

  it('leaves everything readable without the older key, and nothing changed', async () => {
    expect(await reencryptTable(database, encrypted, rotated)).toBe(nonEmpty);
    expect(await readWith(current)).toEqual(plain);
  });

  it('takes two statements for some hundred rows', async () => {
    const counter = statementsOf(database);
    counter.count = 0;
    await reencryptTable(database, encrypted, rotated);
    // Three reads with rows, each with one update, and the read that finds none.
    expect(counter.count).toBe(3 * 2 + 1);
  });

  it('goes on where an earlier run ended, and finds nothing to do after it', async () => {
    const half = plain.slice(0, 200);
    await database.query("DELETE FROM person WHERE ref < 'P0200'");
    await insertRows(
      database.manager,
      'person',
      half.map((row) => kept(row, rotated)),
    );
    const before = await stored();
    const left = plain.slice(200).filter((row) => !isEmpty(row)).length;
    expect(await reencryptTable(database, encrypted, rotated)).toBe(left);
    expect((await stored()).slice(0, 200)).toEqual(before.slice(0, 200));
    expect(await reencryptTable(database, encrypted, rotated)).toBe(0);
  });

  it('does not bring back a value that was changed while it was at work', async () => {
    const meddler: FieldCipher = {
      ...rotated,
      decrypt(name, value) {
        changed ??= database.query('UPDATE person SET name = ? WHERE ref = ?', [
          rotated.encrypt('person.name', 'renamed'),
          'P0001',
        ]);
        return rotated.decrypt(name, value);
      },
    };
    let changed: Promise<unknown> | undefined;
    await reencryptTable(database, encrypted, meddler);
    await changed;
    expect((await readWith(current))[1]).toEqual({ ...plain[1], name: 'renamed' });
  });

  it('stops at a value that cannot be read', async () => {
    await database.query("UPDATE person SET name = 'plain' WHERE ref = 'P0300'");
    await expect(reencryptTable(database, encrypted, rotated)).rejects.toMatchObject({
      code: 'ENCRYPTED_VALUE_UNREADABLE',
    });
  });
});
