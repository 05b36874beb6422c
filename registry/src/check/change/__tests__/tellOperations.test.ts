import { buildSchema } from 'graphql';
import { seen } from '../../__tests__/fixtures/check';
import { createFinding } from '../../createFinding';
import { SchemaUse } from '../SchemaUse';
import { tellOperations } from '../tellOperations';

const schema = buildSchema('type Query { a: Int }');

/** So many operations, the first of them asked most. */
function usesOf(count: number): SchemaUse[] {
  return Array.from({ length: count }, (_, index) => {
    const clients = [{ name: 'wall', version: null, count: count - index }];
    const hash = `${index}`.padStart(64, '0');
    return new SchemaUse({ ...seen(`q${index}`, '{ a }', ['Query.a']), hash, clients }, schema);
  });
}

const breaking = (uses: readonly SchemaUse[]) =>
  createFinding('BREAKING_CHANGE', 'ERROR', null, 'Gone.', {
    operations: uses.map(({ told }) => told),
    unaffectedOperations: 1,
  });

it('tells last the operations and clients that no finding touches', () => {
  const [one, two, three, four] = usesOf(4) as [SchemaUse, SchemaUse, SchemaUse, SchemaUse];
  const findings = [breaking([one]), breaking([one, three])];
  expect(tellOperations(findings, [one, two, three, four])).toEqual([
    ...findings,
    {
      ...createFinding('OPERATIONS_UNTOUCHED', 'INFO', null, expect.any(String)),
      message: expect.stringMatching(/^2 of the 4 operations in use/),
      operations: [two.told, four.told],
    },
  ]);
});

it('tells nothing of them where none is touched, or all are', () => {
  const uses = usesOf(2);
  expect(tellOperations([breaking([])], uses)).toEqual([breaking([])]);
  expect(tellOperations([breaking(uses)], uses)).toEqual([breaking(uses)]);
});

it('lists of many those asked most: 100 that a finding touches, 20 that none does', () => {
  const uses = usesOf(400);
  const [touched, untouched] = [uses.slice(0, 300), uses.slice(300)];
  const found = tellOperations([breaking(touched)], uses);
  expect(found.map(({ operations }) => operations)).toEqual([
    touched.slice(0, 100).map(({ told }) => told),
    untouched.slice(0, 20).map(({ told }) => told),
  ]);
});

it('names of many clients the 20 that ask most, and counts all', () => {
  const clients = Array.from({ length: 50 }, (_, index) => ({
    name: `c${index}`,
    version: null,
    count: 50 - index,
  }));
  const { told } = new SchemaUse({ ...seen('q', '{ a }', ['Query.a']), clients }, schema);
  expect(told).toMatchObject({ clients: clients.slice(0, 20), count: 1275 });
});
