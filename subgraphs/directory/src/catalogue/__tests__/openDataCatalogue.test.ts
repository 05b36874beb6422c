import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, parseDatabaseUrl } from '@civicgraph/shared';
import { describeOnEachDatabase, openGate, temporaryFolder } from '@civicgraph/shared/testing';
import { directoryDatabase } from '../../directoryDatabase';
import { openDataCatalogue } from '../openDataCatalogue';
import { at, dump, entryOf, newCode, silent, useOf } from './catalogueFixture';

const refused = { extensions: { code: 'DATABASE_UNREACHABLE' } };

describeOnEachDatabase('the data catalogue of a registry', ({ url }) => {
  const written = async () => {
    const database = await openDatabase(url(), directoryDatabase);
    const { data_resource: resources = [], data_resource_use: uses = [] } = await dump(database);
    await database.destroy();
    return { resources, uses };
  };

  it('writes to a directory that was not there, several processes together', async () => {
    const catalogues = await Promise.all(
      [1, 2, 3].map(() => openDataCatalogue({ databaseUrl: url(), logger: silent })),
    );
    await Promise.all(
      catalogues.flatMap((catalogue) => [
        catalogue.writeEntries([entryOf()], at(1)),
        catalogue.writeUses([useOf()]),
      ]),
    );
    await Promise.all(catalogues.map((catalogue) => catalogue.close()));
    expect(await written()).toMatchObject({
      resources: [{ resource_code: newCode }],
      uses: [{ resource_code: 'R1' }],
    });
  });

  it('ends what it has begun before it closes, and takes nothing after', async () => {
    const catalogue = await openDataCatalogue({ databaseUrl: url(), logger: silent });
    const writing = catalogue.writeUses([useOf({ resourceCode: 'R2' })]);
    await Promise.all([catalogue.close(), catalogue.close()]);
    await writing;
    expect(await written()).toMatchObject({ uses: [{ resource_code: 'R2' }] });
    await expect(catalogue.writeEntries([], at(2))).rejects.toMatchObject(refused);
    await expect(catalogue.writeUses([])).rejects.toMatchObject(refused);
  });

  // A file has no server that could be down.
  if (url().kind === 'MYSQL') {
    it('refuses while its server is down, and writes when it is back', async () => {
      const address = url();
      if (address.kind !== 'MYSQL') return;
      const gate = await openGate(address.host, address.port);
      const databaseUrl = { ...address, host: '127.0.0.1', port: gate.port };
      await gate.shut();
      const catalogue = await openDataCatalogue({ databaseUrl, logger: silent });
      const isRefused = () => expect(catalogue.writeUses([useOf()])).rejects.toMatchObject(refused);
      const writes = async (count: number) => {
        const isWritten = () =>
          catalogue.writeUses([useOf({ count })]).then(
            () => true,
            () => false,
          );
        while (!(await isWritten())) {}
        expect(await written()).toMatchObject({ uses: [{ times: count }] });
      };
      await isRefused();
      await gate.openAgain();
      await writes(21);
      await gate.shut();
      await isRefused();
      await gate.openAgain();
      await writes(22);
      await catalogue.close();
      await gate.shut();
    }, 60_000);
  }
});

it('opens although its folder cannot be used, and writes once it can', async () => {
  const folder = join(temporaryFolder(), 'data');
  writeFileSync(folder, '');
  const databaseUrl = parseDatabaseUrl(`sqlite:${folder}`);
  const catalogue = await openDataCatalogue({ databaseUrl, logger: silent });
  await expect(catalogue.writeEntries([entryOf()], at(1))).rejects.toMatchObject(refused);
  rmSync(folder);
  await catalogue.writeEntries([entryOf()], at(1));
  await catalogue.close();
  const database = await openDatabase(databaseUrl, directoryDatabase);
  expect((await dump(database)).data_resource).toMatchObject([{ resource_code: newCode }]);
  await database.destroy();
});
