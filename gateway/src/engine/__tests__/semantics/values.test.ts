import { federation } from './federation';

const city = federation({
  meters: {
    sdl: `
      scalar Json
      scalar Long
      enum Kind { WATER GAS @inaccessible POWER }
      type Query { meter: Meter }
      type Meter @key(fields: "serial") {
        serial: Long! reading: Long readings: [[Long]] ratio: Float count: Int text: String tag: ID
        extra: Json kind: Kind secret: Kind kinds: [Kind] on: Boolean
      }`,
    answer: () =>
      `{"data":{"meter":{"__typename":"Meter","serial":9007199254740993,"reading":12345678901234567890,
        "readings":[[9007199254740993,-0.10000000000000000000001],[null],null],"ratio":1.5e300,
        "count":-7,"text":"a\\ud800b \\u2028 \\"q\\" \\u0000 \\udc00","tag":12,
        "extra":{"n":9007199254740993,"s":"\\udfff","l":[1,true,null],"__proto__":{"a":1}},
        "kind":"POWER","secret":"GAS","kinds":["WATER",null],"on":false}}}`,
  },
  bills: {
    sdl: `
      scalar Long
      type Meter @key(fields: "serial") { serial: Long! bill: Long owner: String }`,
    answer: () =>
      '{"data":{"_entities":[{"__typename":"Meter","bill":9007199254740995,"owner":"\\ud83d"}]}}',
  },
});

const exact = { unlike: { stock: 'reads numbers as doubles' } };

describe('values', () => {
  it('beyond 2^53 keep their digits, in lists of lists too', () =>
    city.answers(
      '{ meter { serial reading readings bill } }',
      '{"data":{"meter":{"serial":9007199254740993,"reading":12345678901234567890,"readings":[[9007199254740993,-0.10000000000000000000001],[null],null],"bill":9007199254740995}}}',
      exact,
    ));

  it('beyond 2^53 keep their digits within a scalar of any form, whatever its keys', () =>
    city.answers(
      '{ meter { extra } }',
      '{"data":{"meter":{"extra":{"n":9007199254740993,"s":"\\udfff","l":[1,true,null],"__proto__":{"a":1}}}}}',
      exact,
    ));

  it('keep lone surrogates and control characters, from either subgraph', () =>
    city.answers(
      '{ meter { text owner } }',
      '{"data":{"meter":{"text":"a\\ud800b \u2028 \\"q\\" \\u0000 \\udc00","owner":"\\ud83d"}}}',
    ));

  it('of built-in types are written in their form', () =>
    city.answers(
      '{ meter { ratio count tag on } }',
      '{"data":{"meter":{"ratio":1.5e300,"count":-7,"tag":12,"on":false}}}',
      exact,
    ));

  it('of an enum pass, alone and in lists', () =>
    city.answers('{ meter { kind kinds } }', {
      data: { meter: { kind: 'POWER', kinds: ['WATER', null] } },
    }));

  it('that the composed enum does not show are refused', () =>
    city.answers('{ meter { secret } }', {
      data: { meter: { secret: null } },
      errors: [
        {
          message: 'A subgraph gave no usable value for this field.',
          path: ['meter', 'secret'],
          extensions: { code: 'SUBGRAPH_ANSWER_INVALID' },
        },
      ],
    }));
});

it.each(['hive', 'apollo'] as const)('a long key is asked for with all digits: %s', async (by) => {
  const { fetches } = await city.ask(by, '{ meter { bill } }');
  expect(fetches.map(({ variablesText }) => variablesText)).toEqual([
    '{}',
    '{"representations":[{"__typename":"Meter","serial":9007199254740993}]}',
  ]);
});

describe('values in the text of an operation', () => {
  const texts: unknown[] = [];
  const archive = federation({
    files: {
      sdl: `
        scalar Json
        type Query { file(name: String, by: Json): File }
        type File @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          file: (_: unknown, given: object) => {
            texts.push({ ...given });
            return { id: 'f1' };
          },
        },
      },
    },
    notes: {
      sdl: 'type File @key(fields: "id") { id: ID! note(of: String): String }',
      resolvers: {
        File: {
          note: (_: unknown, { of }: { of: string }) => {
            texts.push(of);
            return of;
          },
        },
      },
    },
  });

  it.each(['hive', 'apollo', 'stock'] as const)('reach subgraphs unharmed: %s', async (by) => {
    texts.length = 0;
    const { text } = await archive.ask(
      by,
      '{ file(name: "\\b\\b\\n\\u0008\\\\b", by: { t: "\\t\\b", b: """\\b""" }) { note(of: "\\b\\f") } }',
    );
    expect(texts).toEqual([{ name: '\b\b\n\b\\b', by: { t: '\t\b', b: '\\b' } }, '\b\f']);
    expect(JSON.parse(text)).toEqual({ data: { file: { note: '\b\f' } } });
  });
});
