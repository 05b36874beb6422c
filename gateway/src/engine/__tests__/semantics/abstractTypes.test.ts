import { federation } from './federation';

const city = federation({
  registry: {
    sdl: `
      type Query { parties: [Party!]! hits: [Hit] party(id: ID!): Party one: Hit nothing: Hit }
      interface Party { id: ID! name: String }
      interface Legal implements Party { id: ID! name: String code: String }
      type Person implements Party @key(fields: "id") { id: ID! name: String born: Int friends: [Party!] spouse: Party }
      type Firm implements Party & Legal @key(fields: "id") { id: ID! name: String code: String owner: Party }
      type Bureau implements Party & Legal @key(fields: "code") { id: ID! name: String code: String }
      type Street { label: String }
      union Hit = Person | Firm | Street`,
    resolvers: {
      Query: {
        parties: () => [person, firm, bureau],
        hits: () => [street, person, null, firm],
        party: (_: unknown, { id }: { id: string }) =>
          [person, firm, bureau].find((p) => p.id === id),
        one: () => street,
      },
      Person: { __resolveReference: () => person },
    },
  },
  contacts: {
    sdl: `
      type Person @key(fields: "id") { id: ID! phone: String @shareable rank: Int greet(lang: String): String }
      type Firm @key(fields: "id") { id: ID! phone: String @shareable rank: String greet(lang: String): String }
      type Bureau @key(fields: "code") { code: String desk: Desk }
      type Desk { floor: Int chief: Person }`,
    resolvers: {
      Person: {
        __resolveReference: ({ id }: { id: string }) => ({ id, phone: `1-${id}`, rank: 5 }),
        greet: (_: unknown, { lang }: { lang: string }) => `hello in ${lang}`,
      },
      Firm: {
        __resolveReference: ({ id }: { id: string }) => ({ id, phone: `2-${id}`, rank: 'A' }),
        greet: (_: unknown, { lang }: { lang: string }) => `dear firm in ${lang}`,
      },
      Bureau: {
        __resolveReference: ({ code }: { code: string }) => ({
          code,
          desk: { floor: 2, chief: { id: 'p1', phone: '1-p1' } },
        }),
      },
    },
  },
});

const person = {
  __typename: 'Person',
  id: 'p1',
  name: 'Li',
  born: 1990,
  friends: () => [person, firm],
  spouse: () => firm,
};
const firm = { __typename: 'Firm', id: 'f1', name: 'Brick', code: 'X1', owner: () => person };
const bureau = { __typename: 'Bureau', id: 'b1', name: 'Water', code: 'W1' };
const street = { __typename: 'Street', label: 'Long Street' };

describe('interfaces', () => {
  it('give the fields of the interface of every type', () =>
    city.answers('{ parties { id name } }', {
      data: {
        parties: [
          { id: 'p1', name: 'Li' },
          { id: 'f1', name: 'Brick' },
          { id: 'b1', name: 'Water' },
        ],
      },
    }));

  it('give each type its fields, of either subgraph, in the order asked', () =>
    city.answers(
      `{ parties {
        ... on Person { phone born } __typename
        ... on Firm { phone owner { name ... on Person { phone } } }
        ... on Bureau { desk { chief { phone name } floor } }
      } }`,
      {
        data: {
          parties: [
            { phone: '1-p1', born: 1990, __typename: 'Person' },
            { __typename: 'Firm', phone: '2-f1', owner: { name: 'Li', phone: '1-p1' } },
            { __typename: 'Bureau', desk: { chief: { phone: '1-p1', name: 'Li' }, floor: 2 } },
          ],
        },
      },
    ));

  it('narrow by an interface that another implements', () =>
    city.answers('{ parties { ... on Legal { code ... on Party { name } } } }', {
      data: { parties: [{}, { code: 'X1', name: 'Brick' }, { code: 'W1', name: 'Water' }] },
    }));

  it('may give one response key another type in each', () =>
    city.answers(
      '{ parties { ... on Person { grade: rank } ... on Bureau { id } ... on Firm { phone } } }',
      { data: { parties: [{ grade: 5 }, { phone: '2-f1' }, { id: 'b1' }] } },
    ));

  it('go on through lists of themselves', () =>
    city.answers('{ party(id: "p1") { ... on Person { friends { id ... on Firm { phone } } } } }', {
      data: { party: { friends: [{ id: 'p1' }, { id: 'f1', phone: '2-f1' }] } },
    }));
});

describe('one response key for other fields of each type', () => {
  it('gives each its own arguments', () =>
    city.answers(
      `{ parties { ... on Person { say: greet(lang: "zh") } ... on Firm { say: greet(lang: "en") } ... on Bureau { say: name } } }`,
      {
        data: {
          parties: [{ say: 'hello in zh' }, { say: 'dear firm in en' }, { say: 'Water' }],
        },
      },
    ));

  it('gives each its own field of the other subgraph, and objects under it', () =>
    city.answers(
      `{ parties {
        ... on Person { x: phone y: spouse { name } }
        ... on Firm { x: name y: owner { id } }
        ... on Bureau { x: code }
      } }`,
      {
        data: {
          parties: [
            { x: '1-p1', y: { name: 'Brick' } },
            { x: 'Brick', y: { id: 'p1' } },
            { x: 'W1' },
          ],
        },
      },
    ));
});

describe('unions', () => {
  it('give each member its fields, and null for none', () =>
    city.answers(
      '{ hits { __typename ... on Street { label } ... on Person { phone } } nothing { __typename } }',
      {
        data: {
          hits: [
            { __typename: 'Street', label: 'Long Street' },
            { __typename: 'Person', phone: '1-p1' },
            null,
            { __typename: 'Firm' },
          ],
          nothing: null,
        },
      },
    ));

  it('are empty where no fragment applies', () =>
    city.answers('{ one { ... on Person { phone } } }', { data: { one: {} } }));

  it('narrow by an interface of their members', () =>
    city.answers('{ hits { ... on Party { name } ... on Legal { code } } }', {
      data: { hits: [{}, { name: 'Li' }, null, { name: 'Brick', code: 'X1' }] },
    }));
});

describe('fragments', () => {
  const operation = `
    query { ...Q ... on Query { one { ...H } } }
    fragment Q on Query { parties { ...P ...P } }
    fragment P on Party { ...L __typename ... { id } ... on Person { ...W } }
    fragment L on Legal { code }
    fragment W on Person { phone friends { ...P2 } }
    fragment P2 on Party { name ... on Person { ...W2 } }
    fragment W2 on Person { phone }
    fragment H on Hit { ... on Street { label } }`;

  it('may be spread on everything, within each other and twice', () =>
    city.answers(operation, {
      data: {
        parties: [
          {
            __typename: 'Person',
            id: 'p1',
            phone: '1-p1',
            friends: [{ name: 'Li', phone: '1-p1' }, { name: 'Brick' }],
          },
          { code: 'X1', __typename: 'Firm', id: 'f1' },
          { code: 'W1', __typename: 'Bureau', id: 'b1' },
        ],
        one: { label: 'Long Street' },
      },
    }));
});
