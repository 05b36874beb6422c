import { fakeAccountability } from '../../../__tests__/fixtures/fakeAccountability';
import { refused } from '../semantics/createContext';
import { type AskOptions, federation, type Through } from '../semantics/federation';
import { clinicSources, viewerWith } from './clinic';
import { readableTokens } from './readableTokens';

const accountability = fakeAccountability();
const clinic = federation(clinicSources, { accountability, subjectTokens: readableTokens });
const engines: readonly Through[] = ['hive', 'apollo', 'stock'];

const nobody = viewerWith([]);
const everything = [
  'care:own-case',
  'petition:content',
  'person:name',
  'person:phone',
  'person:birth-date',
  'person:residence',
  'person:sex',
];

/** The answer, the same through every engine of ours and the stock one behind the same policy. */
async function answer(operation: string, options: AskOptions = {}) {
  const answers = [];
  for (const through of engines) {
    const { text, fetches } = await clinic.ask(through, operation, options);
    answers.push({ ...JSON.parse(text), asked: fetches.map(({ query }) => query).join('\n') });
  }
  const [first, ...others] = answers;
  for (const other of others) expect({ ...other, asked: '' }).toEqual({ ...first, asked: '' });
  return first;
}

/** Errors as `code path`. */
function told(errors: readonly { path: unknown[]; extensions: { code: string } }[] = []) {
  return errors.map(({ path, extensions }) => `${extensions.code} ${path.join('.')}`);
}

describe('a field that the viewer may not read', () => {
  it('is null with an error that says what it would take, and nobody is asked for it', async () => {
    const { data, errors, asked } = await answer('{ open case(id: "c1") { id } }', {
      viewer: nobody,
    });
    expect(data).toEqual({ open: 'open to all', case: null });
    expect(errors).toEqual([
      {
        message: expect.stringContaining('"care:own-case"'),
        path: ['case'],
        extensions: {
          code: 'SCOPE_MISSING',
          field: 'Query.case',
          requiredScopes: [[['care:own-case']]],
        },
      },
    ]);
    expect(asked).not.toContain('case');
  });

  it('needs no subgraph when nothing else is asked', async () => {
    const { data, asked } = await answer('{ case(id: "c1") { id } }', { viewer: nobody });
    expect(data).toEqual({ case: null });
    expect(asked.replace('{__typename}', '')).toBe('');
  });

  it('is told of at each place of a list', async () => {
    const viewer = viewerWith([]);
    const { data, errors } = await answer('{ people(refs: ["p1", "p9", "p2"]) { name phone } }', {
      viewer,
    });
    expect(data).toEqual({
      people: [{ name: null, phone: '138****1234' }, null, { name: null, phone: null }],
    });
    expect(told(errors)).toEqual(['SCOPE_MISSING people.0.name', 'SCOPE_MISSING people.2.name']);
  });

  it('takes with it what must not be null', async () => {
    const { data, errors } = await answer('{ cases { id note } open }', { viewer: nobody });
    expect(data).toBeNull();
    expect(told(errors)).toContain('SCOPE_MISSING cases.0.note');
    const one = await answer('{ person(ref: "p1") { phone score } open }', { viewer: nobody });
    expect(one.data).toEqual({ person: null, open: 'open to all' });
    expect(told(one.errors)).toEqual(['SCOPE_MISSING person.score']);
  });

  it.each([
    ['an alias', '{ person(ref: "p1") { phone: name } }', 'person.phone'],
    [
      'a fragment',
      'query { ...Q } fragment Q on Query { person(ref: "p1") { ...P } } fragment P on Person { name }',
      'person.name',
    ],
    ['an inline fragment', '{ person(ref: "p1") { ... on Named { name } } }', 'person.name'],
    ['a fragment without a type', '{ person(ref: "p1") { ... { ... { name } } } }', 'person.name'],
    [
      'a condition',
      'query ($yes: Boolean = true) { person(ref: "p1") { ... @include(if: $yes) { name @skip(if: false) } } }',
      'person.name',
    ],
    [
      'another field of the same key',
      '{ person(ref: "p1") { name } person(ref: "p1") { name phone } }',
      'person.name',
    ],
  ])('stays closed through %s', async (_road, operation, path) => {
    const { data, errors, asked } = await answer(operation, { viewer: nobody });
    expect(JSON.stringify(data)).not.toContain('张');
    expect(told(errors)).toEqual([`SCOPE_MISSING ${path}`]);
    expect(asked).not.toMatch(/\bname\b/);
  });

  it('is left alone where conditions leave it out', async () => {
    const { data, errors } = await answer('{ person(ref: "p1") { phone name @skip(if: true) } }', {
      viewer: nobody,
    });
    expect(data).toEqual({ person: { phone: '138****1234' } });
    expect(errors).toBeUndefined();
  });

  it('is not run as a mutation', async () => {
    const { data, asked } = await answer('mutation { close(id: "c1") { id } }', { viewer: nobody });
    expect(data).toEqual({ close: null });
    expect(asked).not.toContain('close');
  });
});

describe('what is told of to the ledger', () => {
  it('is who asks for personal data that are not theirs, and nothing else', async () => {
    refused.length = 0;
    await clinic.ask('hive', '{ open case(id: "c1") { id category } person(ref: "p1") { name } }', {
      viewer: viewerWith([], 'STATISTICS'),
    });
    expect(refused).toEqual(['SCOPE_MISSING', 'PURPOSE_REQUIRED']);
    refused.length = 0;
    await clinic.ask('hive', '{ shelf { cases { category } } }', { viewer: nobody });
    await clinic.ask('hive', '{ shelf { label } }', { viewer: nobody });
    expect(refused).toEqual(['SCOPE_MISSING']);
    refused.length = 0;
    await clinic.ask('hive', '{ guarded open }', { viewer: nobody });
    expect(refused).toEqual([]);
  });
});

describe('a purpose', () => {
  it('opens what its request declares, and nothing else', async () => {
    const operation = '{ person(ref: "p1") { phone } }';
    const without = await answer(operation, { viewer: viewerWith(everything, null) });
    expect(without.data).toEqual({ person: null });
    expect(without.errors).toEqual([
      expect.objectContaining({
        path: ['person'],
        extensions: {
          code: 'PURPOSE_REQUIRED',
          field: 'Query.person',
          purposes: ['CARE_DELIVERY', 'SERVICE_VISIT', 'CASE_INVESTIGATION'],
        },
      }),
    ]);
    const other = await answer(operation, { viewer: viewerWith(everything, 'STATISTICS') });
    expect(other.data).toEqual({ person: null });
    const fitting = await answer(operation, { viewer: viewerWith(everything, 'SERVICE_VISIT') });
    expect(fitting.data).toEqual({ person: { phone: '13800001234' } });
  });

  it('has to meet what an edge leads to as well', async () => {
    const viewer = viewerWith(everything, 'SUBJECT_REQUEST');
    const { data, errors } = await answer('{ case(id: "c1") { category client { phone } } }', {
      viewer,
    });
    expect(data).toEqual({ case: { category: 'DISABLED', client: null } });
    expect(told(errors)).toEqual(['PURPOSE_REQUIRED case.client']);
  });
});

describe('a policy', () => {
  it('is met by name', async () => {
    const { data, errors } = await answer('{ guarded }', { viewer: viewerWith(everything) });
    expect(data).toEqual({ guarded: null });
    expect(told(errors)).toEqual(['FORBIDDEN guarded']);
    const grant = {
      id: 'g1',
      kind: 'EXCEPTIONAL',
      purpose: 'CARE_DELIVERY',
      caseRef: 'c',
      subject: 'ref:p1',
      expiresAt: '2099-01-01T00:00:00Z',
    } as const;
    const granted = await answer('{ guarded }', { viewer: { ...viewerWith([]), grant } });
    expect(granted.data).toEqual({ guarded: 'only under a grant' });
  });
});

describe('a field that may be of several types', () => {
  it('is as closed as that of the strictest', async () => {
    const { data, errors } = await answer('{ named { __typename name } }', { viewer: nobody });
    expect(data).toEqual({
      named: [
        { __typename: 'Office', name: null },
        { __typename: 'Person', name: null },
      ],
    });
    expect(told(errors)).toEqual(['SCOPE_MISSING named.0.name', 'SCOPE_MISSING named.1.name']);
  });

  it('is closed altogether without the purpose that one of its types needs', async () => {
    const viewer = viewerWith(everything, null);
    for (const operation of [
      '{ everything { __typename ... on Office { name } } }',
      '{ named { ... on Office { name } } }',
    ]) {
      const { data, errors } = await answer(operation, { viewer });
      expect(JSON.stringify(data)).not.toContain('East');
      expect(told(errors)).toHaveLength(1);
    }
  });

  it('is read by whoever may read it of every type', async () => {
    const viewer = viewerWith(everything);
    const { data } = await answer(
      '{ everything { ... on Person { name } ... on Office { name } } }',
      {
        viewer,
      },
    );
    expect(data).toEqual({ everything: [{ name: '张伟' }, { name: 'East' }] });
  });
});

describe('a field that is computed from another', () => {
  it('is closed with it', async () => {
    const { data, errors } = await answer('{ person(ref: "p1") { route } }', { viewer: nobody });
    expect(data).toEqual({ person: { route: null } });
    expect(told(errors)).toEqual(['SCOPE_MISSING person.route']);
    const open = await answer('{ person(ref: "p1") { route } }', {
      viewer: viewerWith(everything),
    });
    expect(open.data).toEqual({ person: { route: 'to East Street 1' } });
  });
});

describe('plans', () => {
  it('are not shared with those who may read more', async () => {
    const operation = '{ person(ref: "p2") { name phone } }';
    for (const scopes of [everything, [], ['person:name'], []]) {
      const { data } = await answer(operation, { viewer: viewerWith(scopes) });
      const name = scopes.includes('person:name') ? '欧阳娜' : null;
      expect(data).toEqual({ person: { name, phone: null } });
    }
  });

  it('are shared among those who may read the same', async () => {
    const operation = '{ person(ref: "p2") { phone } open }';
    await clinic.ask('hive', operation, { viewer: viewerWith([], 'CARE_DELIVERY', 'a-1') });
    const planned = clinic.planned();
    await clinic.ask('hive', operation, { viewer: viewerWith([], 'CARE_DELIVERY', 'a-2') });
    expect(clinic.planned()).toBe(planned);
  });
});

it('introspection tells of the schema, and of no data', async () => {
  const { data } = await answer('{ __type(name: "Case") { name } case(id: "c1") { id } }', {
    viewer: nobody,
  });
  expect(data).toEqual({ __type: { name: 'Case' }, case: null });
});

describe('an operation that is refused as a whole', () => {
  const strict = federation(clinicSources, { accountability, deny: 'reject' });
  it('has no data, and an error for each denied field', async () => {
    for (const through of engines) {
      const operation =
        'query ($no: Boolean = false) { open case(id: "c1") { id } people(refs: ["p1"]) { a: name score @include(if: $no) } }';
      const { text, fetches } = await strict.ask(through, operation, { viewer: nobody });
      const { data, errors } = JSON.parse(text);
      expect(data ?? null).toBeNull();
      expect(told(errors)).toEqual(['SCOPE_MISSING case', 'SCOPE_MISSING people.a']);
      expect(fetches).toEqual([]);
    }
  });

  it('runs when nothing of it is denied', async () => {
    const { text } = await strict.ask('hive', '{ open }', { viewer: nobody });
    expect(JSON.parse(text)).toEqual({ data: { open: 'open to all' } });
  });
});
