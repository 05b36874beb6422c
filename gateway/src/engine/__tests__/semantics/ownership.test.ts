import { federation } from './federation';

interface Key {
  readonly id: string;
}

const city = federation({
  clinics: {
    sdl: `
      type Query { clinic: Clinic! visits: [Visit!]! where: Place }
      type Clinic @key(fields: "id") { id: ID! name: String beds: Int phone: String @shareable }
      type Visit { patient: Patient @provides(fields: "name") doctor: Patient }
      type Patient @key(fields: "id") { id: ID! name: String @external }
      type Place @shareable { lat: Float lon: Float }`,
    resolvers: {
      Query: {
        clinic: () => ({ id: 'c1', name: 'East', beds: 1, phone: '110' }),
        visits: () => [{ patient: { id: 'p1', name: 'seen here' }, doctor: { id: 'p2' } }],
        where: () => ({ lat: 1.5, lon: 2 }),
      },
      Clinic: {
        __resolveReference: ({ id }: Key) => ({ id, name: 'East', beds: 1, phone: '110' }),
      },
    },
  },
  people: {
    sdl: `
      type Query { patient: Patient }
      type Patient @key(fields: "id") { id: ID! name: String @shareable age: Int home: Place }
      type Place @shareable { lat: Float lon: Float }
      type Clinic @key(fields: "id") { id: ID! phone: String @shareable staff: Int }`,
    resolvers: {
      Query: { patient: () => ({ id: 'p1', name: 'Li', age: 30 }) },
      Patient: {
        __resolveReference: ({ id }: Key) => ({ id, name: `name of ${id}`, age: 30 }),
        home: () => ({ lat: 9, lon: 8 }),
      },
      Clinic: { __resolveReference: ({ id }: Key) => ({ id, phone: '120', staff: 9 }) },
    },
  },
  capacity: {
    sdl: `
      type Clinic @key(fields: "id") { id: ID! beds: Int @override(from: "clinics") }`,
    resolvers: { Clinic: { __resolveReference: ({ id }: Key) => ({ id, beds: 250 }) } },
  },
});

describe('@override', () => {
  it('takes the field from its new subgraph', () =>
    city.answers(
      '{ clinic { name beds } }',
      { data: { clinic: { name: 'East', beds: 250 } } },
      { fetches: { clinics: 1, capacity: 1 } },
    ));
});

describe('@provides', () => {
  it('spares the fetch of what is provided at this place', () =>
    city.answers(
      '{ visits { patient { name } } }',
      { data: { visits: [{ patient: { name: 'seen here' } }] } },
      { fetches: { clinics: 1 } },
    ));

  it('counts at no other place and for no other field', () =>
    city.answers('{ visits { patient { age } doctor { name } } }', {
      data: { visits: [{ patient: { age: 30 }, doctor: { name: 'name of p2' } }] },
    }));
});

describe('@shareable', () => {
  it('takes a field from where the query is already', () =>
    city.answers(
      '{ clinic { phone } }',
      { data: { clinic: { phone: '110' } } },
      { fetches: { clinics: 1 } },
    ));

  it('takes values of types without keys from whoever has them', () =>
    city.answers('{ where { lat lon } patient { home { lon lat } } }', {
      data: { where: { lat: 1.5, lon: 2 }, patient: { home: { lon: 8, lat: 9 } } },
    }));
});
