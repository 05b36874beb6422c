import { composeAll } from '../composeAll';
import { parks, trees } from './fixtures/sdl';

it('subgraphs are composed in the order of their names, whatever order they come in', () => {
  const set = [
    { name: 'parks', sdl: parks },
    { name: 'trees', sdl: trees },
  ];
  const { findings, supergraphSdl } = composeAll(set);
  expect(findings).toEqual([]);
  expect(supergraphSdl).toContain('type Tree');
  expect(composeAll([...set].reverse()).supergraphSdl).toBe(supergraphSdl);
});

it('what stands against it is placed in the schemas of the others', () => {
  const { findings, supergraphSdl } = composeAll([
    { name: 'parks', sdl: parks.replace('number: Int!', 'riskLevel: Int') },
    { name: 'trees', sdl: 'type Query {' },
  ]);
  expect(supergraphSdl).toBeNull();
  expect(findings.map(({ code, line, others }) => ({ code, line, others }))).toEqual([
    { code: 'SDL_SYNTAX', line: null, others: [{ subgraph: 'trees', line: 1, column: 13 }] },
    { code: 'FORBIDDEN_NAME', line: null, others: [{ subgraph: 'parks', line: 14, column: 3 }] },
  ]);
});
