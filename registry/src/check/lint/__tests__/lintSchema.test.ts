import { check, told } from '../../__tests__/fixtures/check';
import { entry, links, owner, parks, renamedLinks } from '../../__tests__/fixtures/sdl';

const lint = (sdl: string, ofOwner: string | null = null) =>
  check(sdl, { owner: ofOwner }).map(told);

/** The parks schema with a text in it replaced. */
const parksWith = (text: string, by: string) => parks.replace(text, by);
const query =
  'type Query {\n  "Health. 健康"\n  ok: Boolean @authenticated @sensitivity(level: "PUBLIC")\n}';

it('a schema that says everything is passed', () => {
  expect(lint(parks, owner)).toEqual([]);
});

describe('under other names', () => {
  const rename = (sdl: string) =>
    sdl
      .replace(links, '')
      .replaceAll('@key', '@primary')
      .replaceAll('@authenticated', '@identified')
      .replaceAll('@sensitivity', '@closeness')
      .replaceAll('@resource', '@entry');
  // Composition wants one name in all subgraphs, so that this one is alone.
  const lintAlone = (sdl: string) =>
    check(`${renamedLinks}${rename(sdl)}`, { owner, others: [] }).map(told);

  it('a schema that says everything is passed', () => {
    expect(lintAlone(parks)).toEqual([]);
  });

  it('what is left out is found', () => {
    const sdl = `"A park. 公园"\ntype Park @key(fields: "id") {\n  id: ID!\n  name: String\n}\n${query}`;
    expect(lintAlone(sdl)).toEqual([
      'ERROR MISSING_RESOURCE 5:6 Park',
      'ERROR MISSING_ACCESS 6:3 Park.id',
      'ERROR MISSING_DESCRIPTION 7:3 Park.name',
      'ERROR MISSING_ACCESS 7:3 Park.name',
      'ERROR MISSING_SENSITIVITY 7:3 Park.name',
    ]);
  });
});

describe('MISSING_DESCRIPTION', () => {
  it.each([
    ['a type', '"A bench. 长椅"\n', '', ['ERROR MISSING_DESCRIPTION 12:6 Bench']],
    ['a blank one', '"A bench. 长椅"', '" "', ['ERROR MISSING_DESCRIPTION 13:6 Bench']],
    [
      'an enum',
      '"What a bench is made of. 材质"\n',
      '',
      ['ERROR MISSING_DESCRIPTION 17:6 Material'],
    ],
    [
      'a root field',
      '  "All parks. 公园列表"\n',
      '',
      ['ERROR MISSING_DESCRIPTION 20:3 Query.parks'],
    ],
    [
      'a field of an entity',
      '  "Name on the gate. 名称"\n',
      '',
      ['ERROR MISSING_DESCRIPTION 7:3 Park.name'],
    ],
  ])('%s without one is found', (_, text, by, expected) => {
    expect(lint(parksWith(text, by))).toEqual(expected);
  });

  it('keys, pages and plain types ask for none of their fields', () => {
    const sdl = `${parks}
      type ParkConnection @authenticated @sensitivity(level: "PUBLIC") { edges: [ParkEdge!]! nodes: [Park!]! pageInfo: PageInfo! }
      type ParkEdge @authenticated { cursor: String! node: Park! }
      type PageInfo @shareable @authenticated { hasNextPage: Boolean! endCursor: String }`;
    expect(lint(sdl)).toEqual([]);
  });
});

describe('MISSING_ACCESS', () => {
  it('a field is found that neither it, its type nor what it gives says it of', () => {
    expect(
      lint(parksWith('parks: [Park!]! @authenticated', 'count: Int @sensitivity(level: "PUBLIC")')),
    ).toEqual(['ERROR MISSING_ACCESS 21:3 Query.count']);
  });

  it.each([
    ['the object it gives', parksWith('parks: [Park!]! @authenticated', 'parks: [Park!]!')],
    [
      'scopes',
      parksWith(
        'parks: [Park!]! @authenticated',
        'parks: [Park!]! @requiresScopes(scopes: [["a"]])',
      ),
    ],
    [
      'a policy',
      parksWith('type Bench @authenticated', 'type Bench @policy(policies: [["under-grant"]])'),
    ],
  ])('a field is passed by %s', (_, sdl) => {
    expect(lint(sdl)).toEqual([]);
  });
});

describe('MISSING_SENSITIVITY', () => {
  it('fields of values are found, keys and fields that lead to what states it are not', () => {
    const sdl = parksWith(
      '@key(fields: "parkId") @authenticated @sensitivity(level: "PUBLIC")',
      '@key(fields: "parkId") @authenticated',
    );
    expect(lint(sdl)).toEqual(['ERROR MISSING_SENSITIVITY 8:3 Park.name']);
  });

  it('fields of objects that state none are found', () => {
    const sdl = parksWith(
      'type Bench @authenticated @sensitivity(level: "PUBLIC")',
      'type Bench @authenticated',
    );
    expect(lint(sdl)).toEqual([
      'ERROR MISSING_SENSITIVITY 14:3 Bench.number',
      'ERROR MISSING_SENSITIVITY 15:3 Bench.material',
    ]);
  });

  it('a root field of values is found', () => {
    const sdl = parksWith('parks: [Park!]! @authenticated', 'count: Int @authenticated');
    expect(lint(sdl)).toEqual(['ERROR MISSING_SENSITIVITY 21:3 Query.count']);
  });

  it('a field of another subgraph is passed', () => {
    const sdl = `${parks}
      "A tree. 树木"
      type Tree @key(fields: "treeId") @authenticated { treeId: ID! height: Int @external "Shade. 树荫" shade: Int @requires(fields: "height") @sensitivity(level: "PUBLIC") }`;
    // Apollo alone finds fault: no other subgraph has such a field.
    expect(lint(sdl)).toEqual(['ERROR EXTERNAL_MISSING_ON_BASE 25:69 Tree.height']);
  });
});

describe('MISSING_RESOURCE', () => {
  it('an entity that no subgraph states to be an entry is found', () => {
    expect(lint(parksWith(`@resource${entry} `, ''))).toEqual(['ERROR MISSING_RESOURCE 5:6 Park']);
  });

  it('an entity of which another subgraph states it, or only the key is here, is passed', () => {
    const sdl = `${parks}
      "A tree. 树木"
      type Tree @key(fields: "treeId") @authenticated { treeId: ID! "Shade. 树荫" shade: Int @sensitivity(level: "PUBLIC") }
      "A road. 道路"
      type Road @key(fields: "roadId", resolvable: false) @authenticated { roadId: ID! }`;
    expect(lint(sdl)).toEqual([]);
  });
});

describe('MISSING_LEGAL_BASIS', () => {
  const law = /legalBasis: "[^"]+"/;
  it.each([
    ['what "hub subgraph init" puts for one', 'TO BE STATED 待填写'],
    ['a blank one', '  '],
  ])('%s is found', (_title, basis) => {
    expect(lint(parks.replace(law, `legalBasis: "${basis}"`), owner)).toEqual([
      'ERROR MISSING_LEGAL_BASIS 5:6 Park',
    ]);
  });
});

describe('RESOURCE_OWNER_DIFFERS', () => {
  it('a code of another department is found', () => {
    expect(lint(parks, '119901000001000798')).toEqual(['ERROR RESOURCE_OWNER_DIFFERS 5:6 Park']);
  });

  it('a code that only begins like that of the department is found', () => {
    expect(lint(parks, owner.slice(0, -1))).toEqual(['ERROR RESOURCE_OWNER_DIFFERS 5:6 Park']);
  });
});

describe('directives of policy', () => {
  it('each that does not read is found, once, with its place', () => {
    const sdl = parks
      .replace(
        'type Bench @authenticated @sensitivity(level: "PUBLIC")',
        'type Bench @authenticated @sensitivity(level: "LOUD")',
      )
      .replace('parks: [Park!]! @authenticated', 'parks: [Park!]! @requiresScopes(scopes: [])');
    expect(lint(sdl)).toEqual([
      'ERROR COMPOSITION_FAILED 13:6 Bench',
      'ERROR COMPOSITION_FAILED 21:3 Query.parks',
    ]);
  });

  it.each([
    ['an unknown version of the spec', '/policy/v0.1', '/policy/v9.9'],
    ['an unknown import', '"@mask"', '"@veil"'],
    ['use without import', '"@sensitivity", ', ''],
  ])('%s is found at the link', (_, text, by) => {
    const found = lint(
      parks
        .replace(text, by)
        .replaceAll(by === '' ? '@sensitivity' : '@none', '@civic__sensitivity'),
    );
    expect(found[0]).toBe('ERROR COMPOSITION_FAILED 1:1 -');
    expect(found.filter((line) => line.includes('COMPOSITION'))).toHaveLength(1);
  });
});

describe('names', () => {
  it('a forbidden one is found in any language, and a harmless one is not', () => {
    const sdl = parks.replace(
      'number: Int!',
      'number: Int!\n  riskLevel: Int\n  heimingdan: Int\n  flagstones: Int',
    );
    expect(lint(sdl)).toEqual([
      'ERROR FORBIDDEN_NAME 15:3 Bench.riskLevel',
      'ERROR FORBIDDEN_NAME 16:3 Bench.heimingdan',
    ]);
  });
});

it('operations and fragments are found, also such as lead to themselves, and the rest is checked', () => {
  const sdl = `${parksWith('"A bench. 长椅"\n', '')}fragment A on Park { ...B }\nfragment B on Park { ...A }\nquery Q { parks { name } }`;
  expect(lint(sdl)).toEqual([
    'ERROR MISSING_DESCRIPTION 12:6 Bench',
    'ERROR SDL_NOT_A_SCHEMA 22:1 -',
    'ERROR SDL_NOT_A_SCHEMA 23:1 -',
    'ERROR SDL_NOT_A_SCHEMA 24:1 -',
  ]);
});

describe('what belongs to a spec', () => {
  it('names that begin with an underscore are looked at like others', () => {
    const sdl = `${parks}extend type Query { _hidden: _Hidden }\ntype _Hidden { _a: Int }`;
    expect(lint(sdl).filter((one) => one.includes('MISSING_ACCESS'))).toEqual([
      'ERROR MISSING_ACCESS 23:21 Query._hidden',
      'ERROR MISSING_ACCESS 24:16 _Hidden._a',
    ]);
  });

  it('what Federation itself asks for is left out', () => {
    const sdl = `${parks}extend type Query { _service: _Service! }\ntype _Service { sdl: String }`;
    expect(lint(sdl)).toEqual([]);
  });

  it.each([
    ['imported', links, '"https://parks.example/spec/v1.0", import: ["Secret"]', 'Secret'],
    ['prefixed', links, '"https://specs.apollo.dev/tag/v0.3"', 'tag__Secret'],
  ])('a type with fields is looked at though it is %s', (_, own, link, type) => {
    const sdl = parks.replace(own, `${own} @link(url: ${link})\n`);
    const found = lint(`${sdl}type ${type} { a: Int }`);
    expect(found.filter((one) => one.includes('MISSING_ACCESS'))).toEqual([
      expect.stringMatching(`MISSING_ACCESS .* ${type}.a$`),
    ]);
  });

  it.each(['https://parks.example/spec/v1.0', 'https://specs.apollo.dev/connect/v0.1', 'mask'])(
    'the spec %s is not known',
    (url) => {
      const sdl = parks.replace(links, `${links} @link(url: "${url}", as: "mine")\n`);
      expect(lint(sdl)).toContain('ERROR SPEC_UNKNOWN 1:1 -');
    },
  );
});

describe('NAME_CONFUSABLE', () => {
  it('a type that differs from another by case is found, once', () => {
    const sdl = `${parks}"A tree. 树木"\ntype TREE @authenticated @sensitivity(level: "PUBLIC") { treeId: ID! }`;
    expect(check(sdl).map(told)).toEqual(['ERROR NAME_CONFUSABLE 24:6 TREE']);
    expect(check(sdl)[0]?.others).toEqual([{ subgraph: 'trees', line: 5, column: 6 }]);
  });

  it('a field that differs by underscores is found', () => {
    const field = '  "A tree. 树木"\n  tree_: Park @authenticated\n';
    const sdl = parks.replace('type Query {\n', `type Query {\n${field}`);
    expect(lint(sdl)).toEqual(['ERROR NAME_CONFUSABLE 21:3 Query.tree_']);
  });
});
