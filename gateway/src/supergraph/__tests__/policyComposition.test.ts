import {
  createPolicyReader,
  type ElementPolicy,
  masksFor,
  purposes,
  refusalOf,
  type Scope,
  sensitivities,
} from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import { viewerOf } from '@civicgraph/shared/testing';
import fc from 'fast-check';
import { Kind, parse } from 'graphql';

const head = `extend schema
  @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@shareable", "@authenticated", "@requiresScopes", "@policy"]
  )
  @link(
    url: "https://specs.civicgraph.cn/policy/v0.1"
    as: "civic"
    import: ["@subject", "@sensitivity", "@mask", "@purpose", "@resource"]
  )`;

/** Directives on a type and on a field of it, as one subgraph has them. */
interface Said {
  readonly type?: string;
  readonly field?: string;
}

const sdlOf = ({ type = '', field = '' }: Said) =>
  `${head} type Thing @key(fields: "id") ${type} { id: ID! @shareable name: String @shareable ${field} }`;

interface Read {
  readonly type: ElementPolicy;
  readonly field: ElementPolicy;
}

/** What a schema says of `Thing` and `Thing.name`. */
function read(sdl: string): Read {
  const document = parse(sdl);
  const reader = createPolicyReader(document);
  const type = document.definitions.find(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Thing',
  );
  const fields = type?.kind === Kind.OBJECT_TYPE_DEFINITION ? type.fields : undefined;
  const field = fields?.find(({ name }) => name.value === 'name');
  if (type?.kind !== Kind.OBJECT_TYPE_DEFINITION || !field) throw new Error('Nothing to read.');
  return { type: reader.read(type), field: reader.read(field, 'Thing.name') };
}

const composed = (...said: Said[]): Read =>
  read(
    composeSupergraph([
      { name: 'query', sdl: `${head} type Query { a: Int }` },
      ...said.map((one, index) => ({ name: `s${index}`, sdl: sdlOf(one) })),
    ]),
  );

describe('two subgraphs that share a field', () => {
  it.each([
    [
      '@requiresScopes',
      '@requiresScopes(scopes: [["a"], ["b"]])',
      '@requiresScopes(scopes: [["c"]])',
      {
        scopes: [
          [
            ['a', 'c'],
            ['b', 'c'],
          ],
        ],
      },
    ],
    [
      '@policy',
      '@policy(policies: [["a"]])',
      '@policy(policies: [["b"], ["c"]])',
      {
        policies: [
          [
            ['a', 'b'],
            ['a', 'c'],
          ],
        ],
      },
    ],
    ['@authenticated of one', '@authenticated', '', { isAuthenticated: true }],
    ['@requiresScopes of one', '', '@requiresScopes(scopes: [["a"]])', { scopes: [[['a']]] }],
    [
      '@sensitivity',
      '@sensitivity(level: "INTERNAL")',
      '@sensitivity(level: "SENSITIVE")',
      { sensitivity: 'SENSITIVE' },
    ],
    [
      '@purpose',
      '@purpose(anyOf: ["AUDIT", "EMERGENCY"])',
      '@purpose(anyOf: ["EMERGENCY"])',
      { purposes: [['AUDIT', 'EMERGENCY'], ['EMERGENCY']] },
    ],
  ])('have the %s of both', (_, first, second, expected) => {
    expect(composed({ field: first }, { field: second }).field).toMatchObject(expected);
    expect(composed({ type: first }, { type: second }).type).toMatchObject(expected);
  });

  it('have the masks of both', () => {
    const { field } = composed(
      { field: '@mask(as: "NAME", unless: [["a"]])' },
      { field: '@mask(as: "NAME") @mask(as: "TOKEN", unless: [["b"]])' },
    );
    expect(field.masks).toEqual([
      { as: 'NAME', unless: [['a']] },
      { as: 'NAME', unless: [] },
      { as: 'TOKEN', unless: [['b']] },
    ]);
  });

  it('have a subject when one says so', () => {
    const expected = { isSubject: true, subjectPerson: 'id' };
    expect(composed({ type: '@subject(person: "id")' }, {}).type).toMatchObject(expected);
  });

  it('are refused when they say different things of the subject', () => {
    expect(() => composed({ type: '@subject' }, { type: '@subject(person: "id")' })).toThrow(
      'as its "person". Expected the same in every subgraph.',
    );
  });

  it('are refused when one closes the field in a way that would be dropped, or cannot be read', () => {
    for (const field of [
      '@requiresScopes(scopes: [])',
      '@policy(policies: [[]])',
      '@mask(as: "NAEM")',
    ]) {
      expect(() => composed({ field }, { field: '@requiresScopes(scopes: [["a"]])' })).toThrow(
        expect.objectContaining({
          code: 'COMPOSITION_FAILED',
          message: expect.stringContaining('[s0] "@'),
        }),
      );
    }
  });

  it('are refused when one calls a directive by another name', () => {
    const renamed = sdlOf({ field: '@veil(as: "NAME")' }).replace(
      '"@mask"',
      '{ name: "@mask", as: "@veil" }',
    );
    expect(() =>
      composeSupergraph([
        { name: 'query', sdl: `${head} type Query { a: Int }` },
        { name: 'renamed', sdl: renamed },
      ]),
    ).toThrow(expect.objectContaining({ code: 'COMPOSITION_FAILED' }));
  });

  it('have what one says though it runs on software that does not compose it', () => {
    // No `@composeDirective` stands in these schemas.
    expect(composed({ field: '@sensitivity(level: "SENSITIVE")' }, {}).field.sensitivity).toBe(
      'SENSITIVE',
    );
  });

  const names = ['person:ref', 'person:name', 'grant:person'] as const;
  const alternatives = (from: readonly string[]) =>
    fc.array(fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: 2 }), {
      minLength: 1,
      maxLength: 2,
    });
  const directive = fc.oneof(
    alternatives(names).map((scopes) => `@requiresScopes(scopes: ${JSON.stringify(scopes)})`),
    alternatives(['under-grant', 'unknown']).map(
      (policies) => `@policy(policies: ${JSON.stringify(policies)})`,
    ),
    fc
      .uniqueArray(fc.constantFrom(...purposes.slice(0, 3)), { minLength: 1 })
      .map((anyOf) => `@purpose(anyOf: ${JSON.stringify(anyOf)})`),
    fc.constantFrom(...sensitivities).map((level) => `@sensitivity(level: "${level}")`),
    alternatives(names).map((unless) => `@mask(as: "NAME", unless: ${JSON.stringify(unless)})`),
    fc.constantFrom('@mask(as: "YEAR")', '@authenticated'),
  );
  /** Each of the directives that are not repeatable once at most. */
  const directives = fc.uniqueArray(directive, {
    maxLength: 5,
    selector: (text) => /^@(?:requiresScopes|policy|authenticated)/.exec(text)?.[0] ?? text,
  });
  const viewer = fc.record({
    scopes: fc.subarray<Scope>([...names]),
    purpose: fc.constantFrom(null, ...purposes.slice(0, 3)),
    isGranted: fc.boolean(),
  });

  it('open to nobody what one of them closes, whatever they say', () => {
    fc.assert(
      fc.property(
        fc.array(directives, { minLength: 2, maxLength: 3 }),
        fc.array(viewer, { minLength: 8, maxLength: 8 }),
        (said, viewers) => {
          const whole = composed(...said.map((texts) => ({ field: texts.join(' ') }))).field;
          for (const texts of said) {
            const { field: part } = read(sdlOf({ field: texts.join(' ') }));
            expect(whole.isAuthenticated || !part.isAuthenticated).toBe(true);
            expect(rank(whole)).toBeGreaterThanOrEqual(rank(part));
            for (const { scopes, purpose, isGranted } of viewers) {
              const grant = isGranted ? aGrant : null;
              const asker = { ...viewerOf('GRID'), scopes, purpose, grant };
              if (refusalOf(asker, part)) expect(refusalOf(asker, whole)).not.toBeNull();
              expect(masksFor(asker, whole.masks)).toEqual(
                expect.arrayContaining([...masksFor(asker, part.masks)]),
              );
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

const aGrant = {
  id: 'g-1',
  kind: 'EXCEPTIONAL',
  purpose: 'CASE_INVESTIGATION',
  caseRef: 'A-1',
  subject: 'ref:p-1',
  expiresAt: '2030-01-01T00:00:00Z',
} as const;

function rank({ sensitivity }: ElementPolicy): number {
  return sensitivity === null ? -1 : sensitivities.indexOf(sensitivity);
}
