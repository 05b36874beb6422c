import { parseSupergraphVersion } from '../parseSupergraphVersion';

const whole = {
  version: 3,
  supergraphSdl: 'type Query { home: String }',
  subgraphs: [
    { name: 'home', url: null },
    { name: 'far', url: 'http://127.0.0.1:4001/graphql' },
  ],
};

test('reads a supergraph, and leaves out what does not belong to it', () => {
  expect(parseSupergraphVersion(JSON.stringify({ ...whole, more: 1 }))).toEqual(whole);
});

test.each([
  ['a text that is no JSON', 'type Query'],
  ['null', 'null'],
  ['a list', '[]'],
  ['the version 0', { ...whole, version: 0 }],
  ['half a version', { ...whole, version: 1.5 }],
  ['a version in quotes', { ...whole, version: '3' }],
  ['an empty text', { ...whole, supergraphSdl: '' }],
  ['no text', { ...whole, supergraphSdl: undefined }],
  ['no subgraphs', { ...whole, subgraphs: [] }],
  ['subgraphs that are no list', { ...whole, subgraphs: {} }],
  ['a subgraph that is null', { ...whole, subgraphs: [null] }],
  ['a subgraph without a name', { ...whole, subgraphs: [{ name: '', url: null }] }],
  ['a subgraph without an address', { ...whole, subgraphs: [{ name: 'far' }] }],
  ['an address that is none', { ...whole, subgraphs: [{ name: 'far', url: 'far' }] }],
])('refuses %s, and repeats nothing of it', (_, value) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  expect(() => parseSupergraphVersion(text)).toThrow(/^(Expected|The field)/);
});
