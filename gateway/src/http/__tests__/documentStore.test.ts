import { buildSchema, parse } from 'graphql';
import { createDocumentStore } from '../documentStore';

const one = buildSchema('type Query { a: Int }');
const sameAsOne = buildSchema('type Query { a: Int }');
const other = buildSchema('type Query { a: Int b: Int }');
const source = '{ a }';

describe('the store of documents', () => {
  it('finds a document under its text, for schemas that look the same', () => {
    const documents = createDocumentStore();
    const document = parse(source);
    documents.keep(one, source, document);
    expect(documents.find(one, source)).toBe(document);
    expect(documents.find(sameAsOne, source)).toBe(document);
    expect(documents.find(other, source)).toBeUndefined();
    expect(documents.find(one, '{ a a }')).toBeUndefined();
  });

  it('forgets those of schemas that are not named', () => {
    const documents = createDocumentStore();
    for (const schema of [one, other]) documents.keep(schema, source, parse(source));
    documents.retain([other]);
    expect(documents.find(one, source)).toBeUndefined();
    expect(documents.find(other, source)).toBeDefined();
  });
});
