import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDatabaseUrl } from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import type { DataSource } from 'typeorm';
import { createLedger } from '../createLedger';
import { readAnchor } from '../readAnchor';
import { verifyLedger } from '../verifyLedger';
import { readHead } from '../writeChain';
import { entryOf, freshLedger, keyring, logger } from './ledgerFixture';

describe('the anchor of a ledger', () => {
  let folder: string;
  let anchorFile: string;
  let open: () => Promise<DataSource>;
  let database: DataSource;
  beforeEach(async () => {
    folder = temporaryFolder();
    anchorFile = join(folder, 'state', 'ledger.anchor');
    const url = parseDatabaseUrl(`sqlite:${folder}`);
    const fresh = freshLedger();
    open = () => fresh(url);
    database = await open();
  });
  afterEach(() => database.destroy());

  const append = async (count: number, source = database) => {
    const ledger = createLedger(source, { keyring, anchorFile, logger });
    for (let index = 0; index < count; index += 1) await ledger.append(entryOf());
    await ledger.close();
  };

  const anchorIsThere = async () => {
    for (;;) {
      const anchor = await readAnchor(anchorFile);
      if (anchor) return anchor;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('is the latest head once the ledger is closed, and no draft is left', async () => {
    await append(3);
    expect(await readAnchor(anchorFile)).toEqual(await readHead(database.manager));
    expect(readdirSync(join(folder, 'state'))).toEqual(['ledger.anchor']);
    await append(2);
    expect(await readAnchor(anchorFile)).toMatchObject({ seq: 5 });
  });

  it('is there before the ledger is closed', async () => {
    const ledger = createLedger(database, { keyring, anchorFile, logger });
    await ledger.append(entryOf());
    expect(await anchorIsThere()).toEqual(await readHead(database.manager));
    await ledger.close();
  });

  it('does not go back when another process has kept a later one', async () => {
    const first = createLedger(database, { keyring, anchorFile, logger });
    await first.append(entryOf());
    await anchorIsThere();
    // Kept for the next write, which is due in a second.
    await first.append(entryOf());
    const second = await open();
    await append(4, second);
    await first.close();
    expect(await readAnchor(anchorFile)).toMatchObject({ seq: 6 });
    await second.destroy();
  });

  it('stays as it is when the ledger lacks its record, for whoever verifies', async () => {
    await append(3);
    const kept = readFileSync(anchorFile, 'utf8');
    const replaced = await freshLedger()(parseDatabaseUrl(`sqlite:${folder}`));
    await append(9, replaced);
    expect(readFileSync(anchorFile, 'utf8')).toBe(kept);
    const anchor = await readAnchor(anchorFile);
    await expect(verifyLedger(replaced, keyring, anchor ? [anchor] : [])).rejects.toMatchObject({
      code: 'LEDGER_BROKEN',
      extensions: { fault: 'EDITED', seq: 3 },
    });
    await replaced.destroy();
  });

  it.each(['', 'nonsense', '{}', '{"seq":"1","hash":"","signature":""}', 'null'])(
    'is not written over, nor taken for one, when the file holds %j',
    async (text) => {
      await append(1);
      writeFileSync(anchorFile, text);
      await append(1);
      expect(readFileSync(anchorFile, 'utf8')).toBe(text);
      await expect(readAnchor(anchorFile)).rejects.toMatchObject({
        code: 'LEDGER_BROKEN',
        extensions: { fault: 'FORGED ANCHOR' },
      });
    },
  );

  it('is none where there is no file', async () => {
    expect(await readAnchor(anchorFile)).toBeNull();
  });

  it('holds nobody up when it cannot be kept', async () => {
    writeFileSync(join(folder, 'state'), '');
    await append(2);
    expect(await verifyLedger(database, keyring)).toMatchObject({ count: 2 });
  });
});
