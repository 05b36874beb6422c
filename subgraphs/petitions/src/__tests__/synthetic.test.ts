import {
  addDays,
  createCity,
  daysBetween,
  lastDayOf,
  monthOf,
  type Row,
  seedDomain,
  verifyDomainRollups,
} from '@civicgraph/shared';
import { describeOnEachDatabase, openTestSubgraph, viewerOf } from '@civicgraph/shared/testing';
import { petitionsSubgraph, queryCodeOf } from '..';
import { categoryOf } from '../codeLists';
import { hashQueryCode } from '../hashQueryCode';
import type { PetitionRow } from '../synthetic/petitionRow';

type Tables = Readonly<Record<string, readonly Row[]>>;

function generate(tier: 'XS' | 'S' | 'M', seed = 1): Tables {
  const city = createCity(tier, seed);
  const tables: Record<string, Row[]> = {};
  for (const [table, row] of petitionsSubgraph.synthetic.chunkRows(city, city.villages)) {
    const rows = tables[table] ?? [];
    tables[table] = rows;
    rows.push(row);
  }
  return tables;
}

describe('the synthetic petitions', () => {
  const city = createCity('M');
  const tables = generate('M');
  const petitions = tables.petition as unknown as PetitionRow[];
  const shareOf = (isOne: (row: PetitionRow) => boolean, among = petitions) =>
    among.filter(isOne).length / among.length;

  it('are the same whenever they are made, and others with another seed', () => {
    expect(generate('XS')).toEqual(generate('XS'));
    expect(generate('XS', 2).petition).not.toEqual(generate('XS').petition);
  });

  it('are as many as the plan of the city has, each with its own number and query code', () => {
    expect(petitions).toHaveLength(city.volumes.petitions);
    expect(new Set(petitions.map(({ petition_id }) => petition_id)).size).toBe(petitions.length);
    const hashes = petitions.flatMap(({ query_code_hash }) => query_code_hash ?? []);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(petitions.at(-1)?.query_code_hash).toBe(
      hashQueryCode(queryCodeOf(city, petitions.length - 1)),
    );
  });

  it('keep neither petitioner nor content nor query code of an accusation', () => {
    const accusations = petitions.filter(({ purpose }) => purpose === 'ACCUSATION');
    const others = petitions.filter(({ purpose }) => purpose !== 'ACCUSATION');
    expect(accusations.length).toBeGreaterThan(500);
    expect(new Set(accusations.map(({ query_code_hash }) => query_code_hash))).toEqual(
      new Set([null]),
    );
    const ids = others.map(({ petition_id }) => petition_id);
    expect(tables.petitioner?.map(({ petition_id }) => petition_id)).toEqual(ids);
    expect(tables.petition_content?.map(({ petition_id }) => petition_id)).toEqual(ids);
  });

  it('tell nothing that has not happened by the last day of the city', () => {
    const future = petitions.filter((row) =>
      [
        row.registered_on,
        row.accepted_on,
        row.closed_on,
        row.review_asked_on,
        row.review_closed_on,
        row.repeated_on,
        row.backlog_since,
        row.backlog_resolved_on,
      ].some((date) => date !== null && date > city.today),
    );
    expect(future).toEqual([]);
  });

  it('go through their states in order', () => {
    const outOfOrder = petitions.filter((row) => {
      const days = [
        row.registered_on,
        row.accepted_on,
        row.closed_on,
        row.review_asked_on,
        row.review_closed_on,
      ].filter((day) => day !== null);
      return days.some((day, i) => i > 0 && day < (days[i - 1] ?? ''));
    });
    expect(outOfOrder).toEqual([]);
    for (const row of petitions) {
      const isClosed = ['CLOSED', 'REVIEW', 'RECHECK', 'FINAL'].includes(row.status);
      expect([row.petition_id, row.closed_on !== null]).toEqual([row.petition_id, isClosed]);
      expect(row.accept_due_on).toBe(addDays(row.registered_on, 15));
      if (row.close_due_on !== null) {
        expect(row.close_due_on).toBe(addDays(row.accepted_on ?? '', 60));
      }
    }
  });

  it('give each repeat an original that was closed before, and the original its day', () => {
    const byId = new Map(petitions.map((row) => [row.petition_id, row]));
    const repeats = petitions.filter(({ first_time }) => first_time === 0);
    expect(repeats.length / petitions.length).toBeGreaterThan(0.05);
    for (const repeat of repeats) {
      const original = byId.get(repeat.repeat_of ?? '');
      expect(original?.first_time).toBe(1);
      expect(original?.repeated_on).toBe(repeat.registered_on);
      expect(original?.responsible).toBe(repeat.responsible);
      expect((original?.closed_on ?? '') < repeat.registered_on).toBe(true);
    }
    expect(petitions.filter(({ repeated_on }) => repeated_on !== null)).toHaveLength(
      repeats.length,
    );
  });

  it('pile up on the last days of the clock and of the month, and some are late', () => {
    const timed = petitions.filter(
      ({ route, closed_on, close_due_on }) =>
        route === 'PETITION' && closed_on !== null && close_due_on !== null,
    );
    const daysLeft = ({ closed_on, close_due_on, extended_to }: PetitionRow) =>
      daysBetween(closed_on ?? '', extended_to ?? close_due_on ?? '');
    const daysToMonthEnd = ({ closed_on }: PetitionRow) =>
      daysBetween(closed_on ?? '', lastDayOf(monthOf(closed_on ?? '')));
    expect(shareOf((row) => daysLeft(row) >= 0 && daysLeft(row) < 5, timed)).toBeGreaterThan(0.2);
    expect(shareOf((row) => daysToMonthEnd(row) < 3, timed)).toBeGreaterThan(0.25);
    const late = shareOf((row) => daysLeft(row) < 0, timed);
    expect(late).toBeGreaterThan(0.01);
    expect(late).toBeLessThan(0.1);
    expect(shareOf(({ extended_to }) => extended_to !== null, timed)).toBeGreaterThan(0.04);
  });

  it('hold 1 to 5 in a hundred of retired codes, and missing contacts', () => {
    const isRetired = ({ category }: PetitionRow) =>
      categoryOf(category) === 'OTHER' && category !== 'OTHER';
    expect(shareOf(isRetired)).toBeGreaterThan(0.01);
    expect(shareOf(isRetired)).toBeLessThan(0.05);
    const petitioners = tables.petitioner ?? [];
    const missing = petitioners.filter(({ contact }) => contact === null).length;
    expect(missing / petitioners.length).toBeGreaterThan(0.01);
    expect(missing / petitioners.length).toBeLessThan(0.05);
  });
});

describeOnEachDatabase('the synthetic petition register', ({ url }) => {
  it('is seeded once, agrees with its statistics, and has a petition in handling to show', async () => {
    const city = createCity('XS');
    const test = await openTestSubgraph(petitionsSubgraph, url());
    try {
      const { database } = test.subgraph;
      await seedDomain(test.subgraph, petitionsSubgraph, city);
      await seedDomain(test.subgraph, petitionsSubgraph, city);
      const [{ n }] = await database.query('SELECT COUNT(*) AS n FROM petition');
      expect(n).toBe(city.volumes.petitions);
      expect(await verifyDomainRollups(database, petitionsSubgraph)).toEqual([]);
      const answer = await test.ask(
        viewerOf('SUBJECT'),
        'query ($c: String!) { petitionByQueryCode(queryCode: $c) { status registeredAt closeDueAt overdue } }',
        { c: queryCodeOf(city, city.volumes.petitions - 1) },
      );
      expect(answer).toEqual({
        data: {
          petitionByQueryCode: {
            status: 'HANDLING',
            registeredAt: '2026-10-01',
            closeDueAt: '2026-12-10',
            overdue: false,
          },
        },
      });
    } finally {
      await test.subgraph.close();
    }
  });

  it('shows in its statistics when a row was changed behind them', async () => {
    const city = createCity('XS');
    const test = await openTestSubgraph(petitionsSubgraph, url());
    try {
      const { database } = test.subgraph;
      await seedDomain(test.subgraph, petitionsSubgraph, city);
      await database.query(
        "UPDATE petition SET channel = 'FAX' WHERE channel = 'ONLINE' AND purpose <> 'ACCUSATION'",
      );
      const differences = await verifyDomainRollups(database, petitionsSubgraph);
      expect(differences.length).toBeGreaterThan(0);
    } finally {
      await test.subgraph.close();
    }
  });
});
