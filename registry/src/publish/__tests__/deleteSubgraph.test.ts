import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import { openTestRegistry, type TestRegistry } from '../../__tests__/fixtures/openTestRegistry';
import { deleteSubgraph, historyOf, publish, rollback } from '../../__tests__/fixtures/publishing';
import { extending, places } from '../../__tests__/fixtures/schemas';
import {
  answerSdl,
  closeServed,
  serve,
  serveSubgraph,
} from '../../__tests__/fixtures/serveSubgraph';

const notes = extending('note');
const notAccepted = { codes: ['REGISTRY_TOKEN_NOT_ACCEPTED'] };

describeOnEachDatabase('Deleting a subgraph', (databases) => {
  let hub: TestRegistry;
  let tokens: string[];
  let url: string;
  /** Of what is deleted. */
  let version: number;

  beforeEach(async () => {
    hub = await openTestRegistry(databases.url());
    const root = await serveSubgraph(() => places());
    await hub.createToken('places');
    await publish(hub, { subgraph: 'places', sdl: places(), url: root.url });
    ({ url } = await serveSubgraph(() => notes));
    tokens = [await hub.createToken('notes'), await hub.createToken('notes')];
    const result = await publish(hub, { subgraph: 'notes', sdl: notes, url });
    version = ('version' in result && result.version) || 0;
  });
  afterEach(async () => {
    await closeServed();
    await hub.close();
  });

  test('revokes its tokens, each with an entry in the history, and no others', async () => {
    expect(await deleteSubgraph(hub, 'notes')).toMatchObject({ outcome: 'ACCEPTED' });
    const entry = {
      by: 'administrator',
      subgraph: 'notes',
      outcome: 'ACCEPTED',
      codes: [],
      count: 1,
    };
    expect((await historyOf(hub)).slice(-3)).toEqual([
      { ...entry, action: 'DELETE' },
      { ...entry, action: 'REVOKE_TOKEN' },
      { ...entry, action: 'REVOKE_TOKEN' },
    ]);
    const { data } = await hub.ask<{ tokens: { subgraph: string; revokedAt: string | null }[] }>(
      '{ tokens { subgraph revokedAt } }',
    );
    const holding = data.tokens.filter(({ revokedAt }) => revokedAt === null);
    expect(holding.map(({ subgraph }) => subgraph)).toEqual(['places']);
  });

  test('leaves it to an administrator to bring it back', async () => {
    await deleteSubgraph(hub, 'notes');
    for (const token of tokens) {
      expect(await publish(hub, { subgraph: 'notes', sdl: notes, url }, token)).toEqual(
        notAccepted,
      );
      expect(await rollback(hub, 'notes', version, token)).toEqual(notAccepted);
    }
    const renewed = await hub.createToken('notes');
    expect(await rollback(hub, 'notes', version, renewed)).toMatchObject({ outcome: 'ACCEPTED' });
  });

  test('is not undone by a publish that is under way', async () => {
    let arrive = () => {};
    let leave = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const slow = await serve(async (request) => {
      arrive();
      await left;
      return answerSdl(notes, request.body);
    });
    const publishing = publish(hub, { subgraph: 'notes', sdl: notes, url: slow.url }, tokens[0]);
    await arrived;
    expect(await deleteSubgraph(hub, 'notes')).toMatchObject({ outcome: 'ACCEPTED' });
    leave();
    expect(await publishing).toEqual(notAccepted);
    const next = await hub.registry.nextSupergraph({ gateway: 'a', version: null });
    expect(next?.subgraphs.map(({ name }) => name)).toEqual(['places']);
  });
});
