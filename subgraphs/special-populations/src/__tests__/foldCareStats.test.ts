import { RollupAccumulator, type TableRow } from '@civicgraph/shared';
import { careRollup } from '../statistics/careRollup';
import { foldCareStats } from '../statistics/foldCareStats';
import { actionRow, caseRow, doneRow, dutyRow } from './fixtures/careRows';
import { careScene } from './fixtures/careScene';
import { city } from './fixtures/loadRows';

function fold(rows: readonly TableRow[], today = city.today) {
  const accumulator = new RollupAccumulator(careRollup, city.months);
  for (const [table, row] of rows) foldCareStats(accumulator, table, row, { ...city, today });
  return accumulator.rows();
}

/** Measures of a period that are not zero. */
function counted(
  rows: readonly TableRow[],
  period: string,
  today?: string,
): Record<string, number> {
  const row = fold(rows, today).find((candidate) => candidate.period === period);
  return Object.fromEntries(
    careRollup.measures.flatMap(({ name }, i) => (row?.values[i] ? [[name, row.values[i]]] : [])),
  );
}

describe('foldCareStats', () => {
  it('counts the services of a case alike in any order', () => {
    const isService = ([table]: TableRow) => table === 'service_action';
    const services = careScene.filter(isService).reverse();
    expect(fold([...careScene.filter((row) => !isService(row)), ...services])).toEqual(
      fold(careScene),
    );
  });

  it('keeps a case on the books from the month it opens to the one before it closes', () => {
    const rows = [
      caseRow('C-1', { category: 'DISABLED', openedOn: '2026-02-28', closedOn: '2026-04-01' }),
    ];
    const open = { clients_disabled: 1, cases_other: 1, cases_all: 1 };
    expect(counted(rows, '2026-01')).toEqual({});
    expect(counted(rows, '2026-02')).toEqual(open);
    expect(counted(rows, '2026-03')).toEqual(open);
    expect(counted(rows, '2026-04')).toEqual({});
    expect(counted(rows, '2026-Q1')).toEqual(open);
    expect(counted(rows, '2026')).toEqual({});
  });

  it('does not count support of a case that is closed by the end of the period', () => {
    const rows = [
      caseRow('C-1', { category: 'LEFT_BEHIND_WOMAN', closedOn: '2026-08-20' }),
      doneRow('C-1', '2026-07-05'),
    ];
    expect(counted(rows, '2026-07')).toMatchObject({
      clients_left_behind_woman: 1,
      supported_left_behind_woman_month: 1,
    });
    expect(counted(rows, '2026-Q3')).not.toHaveProperty('clients_left_behind_woman');
    expect(counted(rows, '2026-Q3')).not.toHaveProperty('supported_left_behind_woman_quarter');
  });

  it('leaves out what falls due after the last day of the records', () => {
    const rows = [
      caseRow('C-1', { category: 'SMI' }),
      dutyRow('C-1', 'GUARDIAN_SUBSIDY', '2026-10-20', '2026-10-10'),
      actionRow('C-1', 1, '2026-10-20', '2026-10-10'),
    ];
    const open = { clients_smi: 1, cases_all: 1 };
    expect(counted(rows, '2026', '2026-10-19')).toEqual(open);
    expect(counted(rows, '2026', '2026-10-20')).toEqual({
      ...open,
      due_guardian_subsidy: 1,
      met_guardian_subsidy: 1,
      actions_due_smi: 1,
      actions_on_time_smi: 1,
      actions_due_all: 1,
      actions_on_time_all: 1,
    });
  });

  it('refuses a service that comes before its case', () => {
    expect(() => fold([doneRow('C-1', '2026-07-05')])).toThrow('before the case itself');
  });
});
