import { randomBytes } from 'node:crypto';
import {
  createCity,
  generateIdentityKeys,
  generateKeyring,
  type OpenSubgraph,
  parseKeyring,
  type RollupDefinition,
} from '@civicgraph/shared';
import { temporaryFolder } from '@civicgraph/shared/testing';
import pino from 'pino';
import { openHub } from '../openHub';
import { allSubgraphDefinitions } from '../subgraphs';

/**
 * A reader who asks for every statistic of the city and carries bounds from sum to sum: over areas, over
 * periods, over categories, and over ratios with what remains of them. Shares no code with the defence.
 */
interface Cell {
  readonly name: string;
  readonly value: number;
  readonly isRemainder: boolean;
  low: number;
  high: number;
  readonly sums: KnownSum[];
}

interface KnownSum {
  readonly total: Cell;
  readonly parts: readonly Cell[];
}

type Row = Readonly<Record<string, string | number>>;
type Rollup = Required<RollupDefinition>;

function parentPeriodOf(period: string): string | null {
  const [year = '', rest] = period.split('-');
  if (rest === undefined) return null;
  return rest.startsWith('Q') ? year : `${year}-Q${Math.ceil(Number(rest) / 3)}`;
}

function groupBy(items: readonly string[], keyOf: (item: string) => string | null) {
  const groups = new Map<string, string[]>();
  for (const item of items) {
    const key = keyOf(item) ?? '';
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

/** Every cell of a rollup as the reader sees it: those with a flag in `shown` exactly, the others from 1 up. */
function readCells(rollup: Rollup, rows: readonly Row[], shown: string): Cell[] {
  const cells = new Map<string, Cell>();
  const add = (measure: string, row: Row, value: number, known: boolean, isRemainder: boolean) => {
    const name = `${measure} ${row.area_code} ${row.period}`;
    const low = known ? value : isRemainder ? 0 : 1;
    const high = known ? value : Number.POSITIVE_INFINITY;
    cells.set(name, { name, value, isRemainder, low, high, sums: [] });
  };
  const ratios = rollup.equations.filter(({ parts }) => parts.length === 1);
  const kinds = new Map(rollup.measures.map(({ name, kind }) => [name, kind]));
  const counts = rollup.measures.flatMap((m) => (m.amount === undefined ? [m.name] : []));
  for (const row of rows) {
    const flags = String(row.suppression);
    rollup.measures.forEach(({ name, amount }, i) => {
      if (amount !== undefined) return;
      add(name, row, Number(row[name]), shown.includes(flags.charAt(i)), false);
    });
    for (const { total, parts } of ratios) {
      const remainder = Number(row[total]) - Number(row[parts[0] ?? '']);
      add(`${total}-${parts[0]}`, row, remainder, false, true);
      kinds.set(`${total}-${parts[0]}`, kinds.get(total) ?? 'FLOW');
    }
  }
  const connect = (total: string, parts: readonly string[]) => {
    const members = [total, ...parts].map((name) => cells.get(name));
    const [first, ...rest] = members.flatMap((cell) => cell ?? []);
    if (!first || rest.length !== parts.length) return;
    for (const cell of [first, ...rest]) cell.sums.push({ total: first, parts: rest });
  };
  const areas = [...new Set(rows.map((row) => String(row.area_code)))].sort();
  const periods = [...new Set(rows.map((row) => String(row.period)))].sort();
  const measures = [...counts, ...ratios.map(({ total, parts }) => `${total}-${parts[0]}`)];
  const byParent = groupBy(areas, (a) => `${rollup.parentOf(a)} ${a.length === 18}`);
  for (const [parent, children] of byParent) {
    const total = parent.split(' ')[0];
    for (const m of measures) {
      for (const p of periods)
        connect(
          `${m} ${total} ${p}`,
          children.map((a) => `${m} ${a} ${p}`),
        );
    }
  }
  for (const [period, inside] of groupBy(periods, parentPeriodOf)) {
    for (const m of measures) {
      const parts = kinds.get(m) === 'STOCK' ? inside.slice(-1) : inside;
      for (const a of areas)
        connect(
          `${m} ${a} ${period}`,
          parts.map((p) => `${m} ${a} ${p}`),
        );
    }
  }
  for (const { total, parts } of rollup.equations) {
    const members = parts.length === 1 ? [...parts, `${total}-${parts[0]}`] : parts;
    for (const a of areas) {
      for (const p of periods)
        connect(
          `${total} ${a} ${p}`,
          members.map((m) => `${m} ${a} ${p}`),
        );
    }
  }
  return [...cells.values()];
}

/** Narrows the bounds of every cell until no sum narrows any. */
function carryBounds(cells: readonly Cell[]): void {
  const waiting = new Set(cells.flatMap(({ sums }) => sums));
  const narrow = (cell: Cell, low: number, high: number) => {
    if (low <= cell.low && high >= cell.high) return;
    cell.low = Math.max(cell.low, low);
    cell.high = Math.min(cell.high, high);
    for (const sum of cell.sums) waiting.add(sum);
  };
  for (const sum of waiting) {
    waiting.delete(sum);
    const { total, parts } = sum;
    const lows = parts.reduce((n, { low }) => n + low, 0);
    const open = parts.filter(({ high }) => high === Number.POSITIVE_INFINITY);
    const highs = parts.reduce((n, part) => (open.includes(part) ? n : n + part.high), 0);
    narrow(total, lows, open.length === 0 ? highs : Number.POSITIVE_INFINITY);
    for (const part of parts) {
      const isOpen = open.includes(part);
      const isLast = open.length === (isOpen ? 1 : 0);
      const others = isOpen ? highs : highs - part.high;
      narrow(part, isLast ? total.low - others : 0, total.high - (lows - part.low));
    }
  }
}

/** The small counts and remainders for which the reader has a single value left. */
function told(rollup: Rollup, rows: readonly Row[], shown: string): string[] {
  const cells = readCells(rollup, rows, shown);
  carryBounds(cells);
  return cells
    .filter(({ value, low, high }) => value > 0 && value < rollup.threshold && high - low < 1)
    .map(({ name, value, low, high }) => `${name}: ${value} is known to be ${low} to ${high}`);
}

const rollups = allSubgraphDefinitions.flatMap(({ name, synthetic }) =>
  synthetic.rollups.map(({ rollup }) => ({ name, rollup, table: rollup.table })),
);
let subgraphs: readonly OpenSubgraph[];

beforeAll(async () => {
  ({ subgraphs } = await openHub({
    databaseUrl: { kind: 'SQLITE', folder: temporaryFolder() },
    identityKeys: generateIdentityKeys(),
    keyring: parseKeyring(generateKeyring('test')),
    referenceKey: randomBytes(32),
    logger: pino({ level: 'silent' }),
    city: createCity('XS'),
    definitions: allSubgraphDefinitions,
  }));
}, 120_000);

afterAll(async () => {
  await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
});

function readRows(name: string, table: string): Promise<Row[]> {
  const database = subgraphs.find((subgraph) => subgraph.name === name)?.database;
  if (!database) throw new Error(`No subgraph ${name}.`);
  return database.query(`SELECT * FROM ${table}`);
}

test.each(rollups)(
  'all sums of $table together tell no small count',
  async ({ name, table, rollup }) => {
    expect(told(rollup, await readRows(name, table), '.')).toEqual([]);
  },
);

test('the reader does find small counts where only these are withheld', async () => {
  const tables = await Promise.all(
    rollups.map(async ({ name, table, rollup }) => {
      return [table, told(rollup, await readRows(name, table), '.C').length > 0];
    }),
  );
  expect(tables.filter(([, isTold]) => !isTold)).toEqual([]);
});
