import type { DisputeFacts } from '../statistics/DisputeFacts';
import { foldDispute } from '../statistics/foldDispute';
import { city, plainDispute, withoutAgreement } from './handMadeRows';

/** What a dispute adds beside what the plain one adds, and what it leaves out, `month measure`. */
function changeOf(columns: Partial<DisputeFacts>): { more: string[]; less: string[] } {
  const plain = countsOf(plainDispute);
  const changed = countsOf({ ...plainDispute, ...columns });
  return {
    more: changed.filter((count) => !plain.includes(count)),
    less: plain.filter((count) => !changed.includes(count)),
  };
}

function countsOf(facts: DisputeFacts): string[] {
  const counts: string[] = [];
  foldDispute(facts, city, (month, measure) => counts.push(`${month} ${measure}`));
  expect(new Set(counts).size).toBe(counts.length);
  return counts;
}

const ofAgreement = [
  '2025-02 agreed',
  '2025-02 agreed_type_02',
  '2025-02 confirmed',
  '2025-03 performance_due',
  '2025-03 fulfilled',
];

describe('foldDispute', () => {
  it('counts a plain dispute when it is accepted, concluded and to be performed', () => {
    expect(countsOf(plainDispute)).toEqual([
      '2025-02 accepted',
      '2025-02 accepted_type_02',
      '2025-02 accepted_source_applied',
      '2025-02 accepted_field_other',
      '2025-02 concluded',
      '2025-02 concluded_type_02',
      ...ofAgreement,
    ]);
  });

  it('counts a retired type as 99', () => {
    expect(changeOf({ type_code: '18' })).toEqual({
      more: ['2025-02 accepted_type_99', '2025-02 concluded_type_99', '2025-02 agreed_type_99'],
      less: ['2025-02 accepted_type_02', '2025-02 concluded_type_02', '2025-02 agreed_type_02'],
    });
  });

  it.each(['FAILED', 'REFERRED', 'WITHDRAWN'] as const)(
    'concludes %s without success',
    (status) => {
      expect(changeOf({ status, ...withoutAgreement })).toEqual({ more: [], less: ofAgreement });
    },
  );

  it('counts nothing of what was refused or waits to be accepted', () => {
    const refused = { status: 'REFUSED', accepted_on: null, ...withoutAgreement } as const;
    expect(countsOf({ ...plainDispute, ...refused })).toEqual([]);
    const found = { ...refused, status: 'FOUND', closed_on: null } as const;
    expect(countsOf({ ...plainDispute, ...found })).toEqual([]);
  });

  it('counts what is still mediated as accepted alone', () => {
    expect(changeOf({ status: 'MEDIATING', closed_on: null, ...withoutAgreement })).toEqual({
      more: [],
      less: ['2025-02 concluded', '2025-02 concluded_type_02', ...ofAgreement],
    });
  });

  it('counts an agreement that nobody fulfilled or confirmed as due all the same', () => {
    expect(changeOf({ fulfilled_on: null, confirmed_on: null })).toEqual({
      more: [],
      less: ['2025-02 confirmed', '2025-03 fulfilled'],
    });
  });

  it('counts a late performance where it was due, a confirmation where it was agreed', () => {
    expect(changeOf({ fulfilled_on: '2025-06-01', confirmed_on: '2025-04-01' })).toEqual({
      more: [],
      less: [],
    });
  });

  it.each([
    ['yesterday', '2026-10-30', ['2026-10 performance_due', '2026-10 fulfilled']],
    ['today', '2026-10-31', []],
    ['later', '2026-11-01', []],
  ])('counts an agreement that was due %s only once its last day has passed', (_, day, more) => {
    expect(changeOf({ perform_due_on: day })).toEqual({
      more,
      less: ['2025-03 performance_due', '2025-03 fulfilled'],
    });
  });

  it('counts mediation online, and before litigation where a court handed over', () => {
    expect(changeOf({ is_online: 1 }).more).toEqual(['2025-02 online']);
    expect(changeOf({ is_pre_litigation: 1 }).more).toEqual([]);
    expect(changeOf({ is_pre_litigation: 1, source: 'ENTRUSTED' }).more).toEqual([
      '2025-02 accepted_source_entrusted',
      '2025-02 pre_litigation',
    ]);
  });

  it('counts a conclusion entered before the acceptance in its own month', () => {
    expect(changeOf({ closed_on: '2025-01-31' })).toEqual({
      more: [
        '2025-01 concluded',
        '2025-01 concluded_type_02',
        '2025-01 agreed',
        '2025-01 agreed_type_02',
        '2025-01 confirmed',
      ],
      less: [
        '2025-02 concluded',
        '2025-02 concluded_type_02',
        '2025-02 agreed',
        '2025-02 agreed_type_02',
        '2025-02 confirmed',
      ],
    });
  });
});
