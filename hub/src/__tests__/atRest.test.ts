import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createCity,
  type DatabaseUrl,
  type Row,
  type SubgraphDefinition,
  seedDomain,
} from '@civicgraph/shared';
import { describeOnEachDatabase, openTestSubgraph } from '@civicgraph/shared/testing';
import { disputesSubgraph } from '@civicgraph/subgraph-disputes';
import { petitionsSubgraph } from '@civicgraph/subgraph-petitions';
import { populationSubgraph } from '@civicgraph/subgraph-population';
import type { DataSource } from 'typeorm';

const city = createCity('XS');

/** What identifies somebody, or is confided, by table and column; and keys, which stand in the clear. */
const secret: Readonly<Record<string, readonly string[]>> = {
  person: ['name', 'citizen_id', 'phone'],
  petitioner: ['name', 'contact', 'address'],
  petition_content: ['content'],
  dispute_summary: ['summary'],
};
const clear: Readonly<Record<string, readonly string[]>> = {
  person: ['ref'],
  petitioner: ['petition_id'],
  dispute_summary: ['dispute_id'],
};

/** The values that the generators of a subgraph give to some columns. */
function generated(
  { synthetic }: SubgraphDefinition,
  columns: Readonly<Record<string, readonly string[]>>,
): Set<string> {
  const values = new Set<string>();
  for (const [table, row] of synthetic.chunkRows(city, city.villages)) {
    for (const column of columns[table] ?? []) add(values, row[column]);
  }
  return values;
}

function add(values: Set<string>, value: Row[string] | undefined): void {
  if (typeof value === 'string' && value.length > 1) values.add(value);
}

/** Those of the values that stand anywhere in the text, at whatever place. */
function found(text: string, values: ReadonlySet<string>): Set<string> {
  const lengths = [...new Set([...values].map(({ length }) => length))];
  const hits = new Set<string>();
  // Whatever is neither a letter, a digit, a hyphen nor punctuation of a petition is in no value.
  for (const [run] of text.matchAll(/[\p{Script=Han}0-9A-Z，。、-]{2,}/gu)) {
    for (const length of lengths) {
      for (let at = 0; at + length <= run.length; at += 1) {
        const part = run.slice(at, at + length);
        if (values.has(part)) hits.add(part);
      }
    }
  }
  return hits;
}

/** All that somebody finds who gets hold of the database: its files, or every text of every table. */
async function stolen(url: DatabaseUrl, name: string, database: DataSource): Promise<string> {
  if (url.kind === 'SQLITE') {
    const files = ['', '-wal', '-journal'].map((end) => join(url.folder, `${name}.sqlite${end}`));
    return files
      .filter(existsSync)
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
  }
  const columns: Record<'t' | 'c', string>[] = await database.query(
    "SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = DATABASE() AND (data_type LIKE '%char' OR data_type LIKE '%text')",
  );
  const texts: string[] = [];
  for (const { t, c } of columns) {
    const rows: { value: string }[] = await database.query(
      `SELECT DISTINCT ${c} AS value FROM ${t} WHERE ${c} IS NOT NULL`,
    );
    texts.push(...rows.map(({ value }) => value));
  }
  return texts.join('\n');
}

async function seeded(url: DatabaseUrl, definition: SubgraphDefinition): Promise<string> {
  const { subgraph } = await openTestSubgraph(definition, url);
  try {
    await seedDomain(subgraph, definition, city);
    return await stolen(url, definition.name, subgraph.database);
  } finally {
    await subgraph.close();
  }
}

const definitions = [populationSubgraph, petitionsSubgraph, disputesSubgraph];

describeOnEachDatabase('A stolen database', (databases) => {
  it.each(definitions.map((definition) => [definition.name, definition] as const))(
    'of %s holds no name, number, contact or content, but the keys they belong to',
    async (_name, definition) => {
      const text = await seeded(databases.url(), definition);
      expect([...found(text, generated(definition, secret))]).toEqual([]);
      const keys = generated(definition, clear);
      expect(found(text, keys)).toEqual(keys);
    },
    60_000,
  );
});

describeOnEachDatabase('A stolen database that was not encrypted', (databases) => {
  it.each(definitions.map((definition) => [definition.name, definition] as const))(
    'of %s would hold all of them',
    async (_name, definition) => {
      const text = await seeded(databases.url(), { ...definition, encrypted: [] });
      const values = generated(definition, secret);
      expect(found(text, values)).toEqual(values);
    },
    60_000,
  );
});
