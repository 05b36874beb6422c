import { fakeAccountability } from '../../../__tests__/fixtures/fakeAccountability';
import { type AskOptions, federation, type Through } from '../semantics/federation';
import { clinicSources, viewerWith } from './clinic';
import { readableTokens } from './readableTokens';

const accountability = fakeAccountability();
const clinic = federation(clinicSources, { accountability, subjectTokens: readableTokens });
const engines: readonly Through[] = ['hive', 'apollo', 'stock'];

const viewer = viewerWith(['care:own-case', 'person:name', 'person:residence', 'petition:content']);

beforeEach(() => {
  accountability.entries.length = 0;
  accountability.isDown = false;
});

/** The answer and the entries of the ledger, the same through every engine. */
async function ask(operation: string, options: AskOptions = {}) {
  const results = [];
  for (const through of engines) {
    accountability.entries.length = 0;
    const { text } = await clinic.ask(through, operation, { viewer, ...options });
    const entries = accountability.entries.map(({ requestId: _, operationHash: hash, ...rest }) => {
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      return rest;
    });
    results.push({ ...JSON.parse(text), entries });
  }
  const [first, ...others] = results;
  for (const other of others) expect(other).toEqual(first);
  return first;
}

const common = {
  kind: 'READ',
  viewer: 'a-1',
  role: 'CARE_OTHER',
  department: null,
  purpose: 'CARE_DELIVERY',
  grant: null,
  caseRef: null,
  operation: null,
  policyVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
  code: null,
};

describe('masks and tokens', () => {
  it('stand where the viewer may not have the value', async () => {
    const { data } = await ask('{ person(ref: "p1") { ref phone born secretToken } }');
    expect(data).toEqual({
      person: {
        ref: readableTokens.seal(viewer, 'Person', 'p1'),
        phone: '138****1234',
        born: '1990',
        secretToken: readableTokens.seal(viewer, 'Person.secretToken', 'secret p1'),
      },
    });
  });

  it('leave null alone, and hold under an alias and in a list', async () => {
    const { data } = await ask('{ people(refs: ["p2", "p1"]) { a: phone b: born } }');
    expect(data).toEqual({
      people: [
        { a: null, b: null },
        { a: '138****1234', b: '1990' },
      ],
    });
  });

  it('are off for whoever holds the scopes', async () => {
    const { data } = await ask('{ person(ref: "p1") { phone born } }', {
      viewer: viewerWith(['person:phone', 'person:birth-date']),
    });
    expect(data).toEqual({ person: { phone: '13800001234', born: '1990-05-06' } });
  });

  it('close a value that has no text to be masked in', async () => {
    const { data, errors } = await ask('{ person(ref: "p1") { age } }');
    expect(data).toEqual({ person: { age: null } });
    expect(errors).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'SCOPE_MISSING' }) }),
    ]);
  });

  it('do not leave for another viewer as the same token', async () => {
    const operation = '{ person(ref: "p1") { ref } }';
    const other = await ask(operation, { viewer: viewerWith([], 'CARE_DELIVERY', 'a-2') });
    const own = await ask(operation);
    expect(other.data.person.ref).not.toEqual(own.data.person.ref);
  });
});

describe('a token that comes back', () => {
  const token = readableTokens.seal(viewer, 'Person', 'p1');
  const operations = [
    ['a variable', 'query ($ref: ID!) { person(ref: $ref) { phone } }', { ref: token }],
    ['a list', 'query ($refs: [ID!]!) { people(refs: $refs) { phone } }', { refs: [token] }],
    ['the text', `{ person(ref: "${token}") { phone } }`, {}],
    [
      'the text of a fragment',
      `query { ...Q } fragment Q on Query { person(ref: "${token}") { phone } }`,
      {},
    ],
    [
      'an input object',
      'query ($input: Filter) { filter(input: $input) }',
      { input: { persons: [token] } },
    ],
    ['an object in the text', `{ filter(input: { persons: ["${token}"] }) }`, {}],
  ] as const;

  it.each(operations)(
    'is the person it was made for, in %s',
    async (_place, operation, variables) => {
      const { data, errors } = await ask(operation, { variables });
      expect(errors).toBeUndefined();
      expect(JSON.stringify(data)).toMatch(/138\*{4}1234|\[\\"p1\\"\]/);
    },
  );

  it.each(operations)(
    'is refused from another viewer, in %s',
    async (_place, operation, variables) => {
      await ask(operation, { variables });
      const { data, errors, entries } = await ask(operation, {
        variables,
        viewer: viewerWith([], 'CARE_DELIVERY', 'a-2'),
      });
      expect(data ?? null).toBeNull();
      expect(errors).toEqual([
        expect.objectContaining({ extensions: { code: 'SUBJECT_TOKEN_NOT_ACCEPTED' } }),
      ]);
      expect(entries).toEqual([]);
    },
  );
});

describe('the ledger', () => {
  it('has whom an answer is about, and what it told', async () => {
    const { entries } = await ask(
      'query Own { case(id: "c1") { category client { name phone home } } open }',
    );
    expect(entries).toEqual([
      {
        ...common,
        subjects: [{ type: 'Person', key: 'p1' }],
        fields: ['Case.category', 'Case.client', 'Person.home', 'Person.name', 'Person.phone'],
        count: 2,
      },
    ]);
  });

  it('has only what was really returned', async () => {
    const { data, entries } = await ask('{ people(refs: ["p2", "p9"]) { phone born home } }');
    expect(data.people).toEqual([{ phone: null, born: null, home: 'East Street 1' }, null]);
    expect(entries).toEqual([
      { ...common, subjects: [{ type: 'Person', key: 'p2' }], fields: ['Person.home'], count: 1 },
    ]);
  });

  it('has nothing of what was taken back', async () => {
    const { data, entries } = await ask('{ people(refs: ["p1", "p2"]) { name score } open }');
    expect(data).toEqual({ people: [null, null], open: 'open to all' });
    expect(entries).toEqual([]);
  });

  it('has nothing of an answer without personal data', async () => {
    const { entries } = await ask('{ open everything { ... on Office { code } } __typename }', {
      viewer: viewerWith(['person:name']),
    });
    expect(entries).toEqual([
      { ...common, subjects: [{ type: 'Person', key: 'p1' }], fields: ['Person'], count: 1 },
    ]);
    const { entries: none } = await ask('{ open person(ref: "p9") { name } }');
    expect(none).toEqual([]);
  });

  it('has that there is a record of a person, whatever was asked of it', async () => {
    const { entries } = await ask('{ case(id: "c2") { __typename } }');
    expect(entries).toEqual([
      { ...common, subjects: [{ type: 'Person', key: 'p2' }], fields: ['Case'], count: 1 },
    ]);
  });

  it('has a record whose person is not known', async () => {
    const { entries } = await ask('{ case(id: "c3") { category } }');
    expect(entries).toEqual([{ ...common, subjects: [], fields: ['Case.category'], count: 1 }]);
  });

  it('knows the person whatever the client calls its fields', async () => {
    const { data, entries } = await ask(
      '{ case(id: "c1") { client: category ref: id category: client { ref: phone } } }',
    );
    expect(data).toEqual({
      case: { client: 'DISABLED', ref: 'c1', category: { ref: '138****1234' } },
    });
    expect(entries[0].subjects).toEqual([{ type: 'Person', key: 'p1' }]);
  });

  it('has a person once who stands at several places', async () => {
    const { entries } = await ask(
      '{ people(refs: ["p1", "p1"]) { phone } p: person(ref: "p1") { home } }',
    );
    expect(entries).toEqual([
      {
        ...common,
        subjects: [{ type: 'Person', key: 'p1' }],
        fields: ['Person.home', 'Person.phone'],
        count: expect.any(Number),
      },
    ]);
  });
});

describe('when the ledger cannot be written', () => {
  it('serves everything but personal data', async () => {
    accountability.isDown = true;
    const { data, errors } = await ask(
      '{ open person(ref: "p1") { phone } named { __typename } filter }',
    );
    expect(data).toEqual({
      open: 'open to all',
      person: null,
      named: null,
      filter: '[]',
    });
    expect(errors).toEqual(
      ['named', 'person'].map((field) => ({
        message: expect.stringContaining('personal data'),
        path: [field],
        extensions: { code: 'LEDGER_UNAVAILABLE', field: `Query.${field}` },
      })),
    );
  });

  it('serves nothing at all where nothing else is left', async () => {
    accountability.isDown = true;
    const { data } = await ask('{ open everything { __typename } }');
    expect(data).toBeNull();
  });
});

describe('without a ledger', () => {
  const bare = federation(clinicSources, {});
  it('nothing personal is served', async () => {
    const { text } = await bare.ask('hive', '{ open person(ref: "p1") { phone } }', { viewer });
    expect(JSON.parse(text).data).toEqual({ open: 'open to all', person: null });
  });
});
