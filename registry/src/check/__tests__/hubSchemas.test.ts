import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSubgraph } from '../checkSubgraph';
import { composeAll } from '../composeAll';
import { told } from './fixtures/check';

const folder = join(__dirname, '../../../../subgraphs');
const names = readdirSync(folder);
const all = names.map((name) => ({
  name,
  sdl: readFileSync(join(folder, name, 'schema.graphql'), 'utf8'),
}));

const together = composeAll(all);

it('the schemas of the hub’s own subgraphs compose', () => {
  expect(together.findings).toEqual([]);
  expect(together.supergraphSdl).not.toBeNull();
});

it.each(all)('the schema of $name passes the check', (subgraph) => {
  const others = all.filter(({ name }) => name !== subgraph.name);
  const { supergraphSdl } = together;
  const result = checkSubgraph({ subgraph, owner: null, others, supergraphSdl, operations: [] });
  expect(result.findings.map(told)).toEqual([]);
  expect(result.supergraphSdl === supergraphSdl).toBe(true);
});

it.each(all)(
  '$name comes in as an outsider beside the others, and nobody else has to agree',
  (subgraph) => {
    const others = all
      .filter(({ name }) => name !== subgraph.name)
      .map((one) => ({ ...one, owner: `owner of ${one.name}` }));
    const { supergraphSdl } = composeAll(others);
    const before = supergraphSdl ?? null;
    const input = { subgraph, owner: null, others, operations: [] };
    const { findings } = checkSubgraph({ ...input, supergraphSdl: before });
    expect(findings.filter(({ severity }) => severity === 'APPROVAL').map(told)).toEqual([]);
  },
);
