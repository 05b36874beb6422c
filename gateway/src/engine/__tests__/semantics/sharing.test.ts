import { countFetches, representationsOf } from './Fetch';
import { federation } from './federation';

interface Key {
  readonly id: string;
}

interface Viewer {
  readonly identity: string;
}

let holdUntil: Promise<unknown> = Promise.resolve();

const city = federation({
  routes: {
    sdl: `
      type Query { routes: [Route!]! stop: Stop me: String }
      type Route { name: String first: Stop last: Stop stops: [Stop!]! }
      type Stop @key(fields: "id") { id: ID! twin: Stop }`,
    resolvers: {
      Query: {
        routes: () => [
          { name: 'a', first: stop('s1'), last: stop('s2'), stops: ['s1', 's2', 's1'].map(stop) },
          { name: 'b', first: stop('s2'), last: stop('s3'), stops: ['s3', 's1', 's3'].map(stop) },
        ],
        stop: () => stop('s1'),
      },
    },
  },
  signs: {
    sdl: `
      type Query { signs: Signs }
      type Signs @shareable { total: Int near: [Stop!]! }
      type Stop @key(fields: "id") { id: ID! label(lang: String): String kind: Kind heat: Int }
      type Kind { name: String }`,
    resolvers: {
      Query: { signs: () => ({ total: 5, near: [stop('s9')] }) },
      Stop: {
        label: ({ id }: Key, { lang = 'en' }: { lang?: string }) => `${lang} ${id}`,
        kind: ({ id }: Key) => ({ name: `kind ${id}` }),
      },
    },
  },
  whoami: {
    sdl: `
      type Stop @key(fields: "id") { id: ID! seenBy: String }
      type Query { viewer: String }`,
    resolvers: {
      Query: {
        viewer: async (_: unknown, __: unknown, { identity }: Viewer) => {
          await holdUntil;
          return identity;
        },
      },
      Stop: {
        seenBy: async ({ id }: Key, _: unknown, { identity }: Viewer) => {
          await holdUntil;
          return `${identity} saw ${id}`;
        },
      },
    },
  },
});

const stop = (id: string) => ({ id });
const label = (id: string) => ({ label: `en ${id}` });

describe.each(['hive', 'apollo'] as const)('representations, planned by %s,', (by) => {
  it('are sent once each, in the order they are met', async () => {
    const { fetches } = await city.ask(by, '{ routes { stops { label } } }');
    expect(representationsOf(fetches, 'signs')).toEqual([
      ['s1', 's2', 's3'].map((id) => ({ __typename: 'Stop', id })),
    ]);
  });

  it('of several places are sent once each where they go in one list', async () => {
    const { fetches } = await city.ask(by, '{ routes { first { label } last { label } } }');
    const lists = representationsOf(fetches, 'signs') as Key[][];
    expect(lists.map((list) => list.map(({ id }) => id).sort())).toEqual(
      by === 'hive'
        ? [['s1', 's2', 's3']]
        : [
            ['s1', 's2'],
            ['s2', 's3'],
          ],
    );
  });

  it('are not sent when there is nothing to ask for', async () => {
    const { fetches } = await city.ask(by, '{ stop { id twin { label } } }');
    expect(countFetches(fetches)).toEqual({ routes: 1 });
  });
});

describe('an entity that stands at several places', () => {
  it('is completed at each', () =>
    city.answers(
      '{ routes { stops { label kind { name } id } } }',
      {
        data: {
          routes: [
            ['s1', 's2', 's1'],
            ['s3', 's1', 's3'],
          ].map((ids) => ({
            stops: ids.map((id) => ({ ...label(id), kind: { name: `kind ${id}` }, id })),
          })),
        },
      },
      { fetches: { routes: 1, signs: 1 } },
    ));

  it('may be asked for different fields at each', () =>
    city.answers('{ routes { first { label } last { label(lang: "zh") id } } }', {
      data: {
        routes: [
          { first: label('s1'), last: { label: 'zh s2', id: 's2' } },
          { first: label('s2'), last: { label: 'zh s3', id: 's3' } },
        ],
      },
    }));

  it('may be asked for the same in two fetches of one body, of which one is sent', async () => {
    const operation = '{ a: stop { label } b: stop { label } }';
    await city.answers(operation, { data: { a: label('s1'), b: label('s1') } });
    for (const by of ['hive', 'apollo'] as const) {
      const { fetches } = await city.ask(by, operation);
      expect(countFetches(fetches)).toEqual({ routes: 1, signs: 1 });
    }
  });
});

describe('two viewers', () => {
  const operation = '{ viewer a: stop { seenBy } b: stop { seenBy } }';

  it.each(['hive', 'apollo', 'stock'] as const)(
    'who ask the same at once never share what they get: %s',
    async (by) => {
      let release = () => {};
      holdUntil = new Promise<void>((resolve) => {
        release = resolve;
      });
      const asked = ['ann', 'bob', 'ann'].map((identity) => city.ask(by, operation, { identity }));
      await new Promise(setImmediate);
      release();
      const answers = await Promise.all(asked);
      const identities = answers.map(({ fetches }) => fetches.map(({ identity }) => identity));
      expect(answers.map(({ text }) => JSON.parse(text).data)).toEqual(
        ['ann', 'bob', 'ann'].map((who) => ({
          viewer: who,
          a: { seenBy: `${who} saw s1` },
          b: { seenBy: `${who} saw s1` },
        })),
      );
      expect(identities.map((all) => [...new Set(all)])).toEqual([['ann'], ['bob'], ['ann']]);
    },
  );

  it('share the plan', async () => {
    const before = city.planned();
    for (const identity of ['ann', 'bob', 'ann']) {
      const { text } = await city.ask('hive', '{ stop { me: seenBy } }', { identity });
      expect(text).toBe(`{"data":{"stop":{"me":"${identity} saw s1"}}}`);
    }
    expect(city.planned() - before).toBe(1);
  });
});
