import type { SubgraphResponse } from '@civicgraph/shared';
import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import { readExamples } from '../examples';
import { codesOf } from './access/fixtures/codesOf';
import { runHub, type TestHub } from './runHub';

const examples = readExamples();

describeOnEachDatabase('a hub whose ledger is away', ({ url }) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await runHub(url());
  }, 120_000);
  afterAll(() => hub.close());

  /** The tables of the ledger and of the grants are gone, and come back as they were. */
  const rename = async (from: string, to: string) => {
    const { database } = hub.subgraph('accountability');
    for (const table of ['ledger_head', 'ledger_record', 'ledger_subject', 'access_grant']) {
      await database.query(`ALTER TABLE ${from}${table} RENAME TO ${to}${table}`);
    }
  };
  const ask = async (
    viewer: readonly string[],
    query: string,
    headers: Readonly<Record<string, string>> = {},
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<SubgraphResponse> =>
    JSON.parse((await hub.ask('in process', viewer, query, variables, headers)).text);
  const example = (name: string) => {
    const found = examples.find((candidate) => candidate.name === name);
    if (!found) throw new Error(`There is no example "${name}".`);
    return found;
  };
  const ownCases = example('19-own-cases');
  const visits = example('15-visits-today');
  const card = example('01-region-card');
  const police = ['--role', 'police'];
  const caseId = ownCases.viewer[ownCases.viewer.indexOf('--case') + 1];
  const mixed = `{
    region(code: "990101001000") { name populationStats(period: "2026") { total { value } } }
    careCase(careCaseId: "${caseId}") { category subject { name phone } }
  }`;
  const emergency = `mutation {
    breakGlass(input: { legalBasis: "《突发事件应对法》", caseRef: "JJ-1", subject: "11010519491231002X" }) { state }
  }`;

  it('serves what is not about persons, keeps back what is, and serves it again by itself', async () => {
    const before = await ask(ownCases.viewer, mixed);
    expect(before).toEqual({
      data: {
        region: { name: '听云街道', populationStats: { total: { value: expect.any(Number) } } },
        careCase: {
          category: expect.any(String),
          subject: { name: expect.any(String), phone: expect.any(String) },
        },
      },
    });
    await rename('', 'away_');
    const [cases, visitsOfDay, statistics, both, granted, taken] = await Promise.all([
      ask(ownCases.viewer, ownCases.query),
      ask(visits.viewer, visits.query),
      ask(card.viewer, card.query, {}, card.variables),
      ask(ownCases.viewer, mixed),
      ask(police, '{ grantedPerson { name } }', { 'x-case': 'XZ-1' }),
      ask([...police, '--purpose', 'emergency'], emergency),
    ]);
    for (const answer of [cases, visitsOfDay, taken]) {
      expect([answer.data, codesOf(answer)]).toEqual([null, ['LEDGER_UNAVAILABLE']]);
    }
    expect([granted.data, codesOf(granted)]).toEqual([undefined, ['LEDGER_UNAVAILABLE']]);
    expect(statistics).toEqual(card.expected);
    expect(both.data).toEqual({ region: before.data?.region, careCase: null });
    expect(both.errors).toMatchObject([
      { path: ['careCase'], extensions: { code: 'LEDGER_UNAVAILABLE' } },
    ]);

    await rename('away_', '');
    expect(await ask(ownCases.viewer, mixed)).toEqual(before);
    expect(await ask(ownCases.viewer, ownCases.query)).toEqual(ownCases.expected);
    expect(await ask(visits.viewer, visits.query)).toEqual(visits.expected);
  }, 60_000);
});
