import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSubgraphSchema, purposes, purposesOf, roles } from '@civicgraph/shared';
import { accountabilitySubgraph } from '..';

const page = join(__dirname, '..', '..', '..', '..', 'docs', 'access.md');

describe('the purposes that a request may declare', () => {
  it('are those of the enum in the schema, in the same order', () => {
    const type = createSubgraphSchema(accountabilitySubgraph).getType('Purpose');
    const values = type && 'getValues' in type ? type.getValues() : [];
    expect(values.map(({ name }) => name)).toEqual(purposes);
  });

  it('are, role by role, those of the table in docs/access.md', () => {
    const [, table = ''] = readFileSync(page, 'utf8').split('| role | purposes |\n| --- | --- |\n');
    const documented = new Map<string, string[]>();
    for (const line of table.slice(0, table.indexOf('\n\n')).split('\n')) {
      const [, names = '', words = ''] = line.split('|').map((cell) => cell.trim());
      for (const name of names.split(', ')) documented.set(name, words.split(', '));
    }
    expect(documented).toEqual(new Map(roles.map((role) => [role, [...purposesOf(role)]])));
  });
});
