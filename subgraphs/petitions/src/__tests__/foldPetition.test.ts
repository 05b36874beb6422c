import { foldPetition } from '../statistics/foldPetition';
import type { PetitionFacts } from '../statistics/PetitionFacts';
import { city, plainFacts } from './petitionFixture';

/** What a petition adds beside what the plain one adds, and what it leaves out, `month measure`. */
function changeOf(columns: Partial<PetitionFacts>): { more: string[]; less: string[] } {
  const plain = countsOf(plainFacts);
  const changed = countsOf({ ...plainFacts, ...columns });
  return {
    more: changed.filter((count) => !plain.includes(count)),
    less: plain.filter((count) => !changed.includes(count)),
  };
}

function countsOf(facts: PetitionFacts): string[] {
  const counts: string[] = [];
  foldPetition(facts, city, (month, measure) => counts.push(`${month} ${measure}`));
  expect(new Set(counts).size).toBe(counts.length);
  return counts;
}

describe('foldPetition', () => {
  it('counts a plain petition when it is registered, due and closed', () => {
    expect(countsOf(plainFacts)).toEqual([
      '2026-01 total',
      '2026-01 channel_online',
      '2026-01 purpose_appeal_request',
      '2026-01 category_housing',
      '2026-01 acceptance_due',
      '2026-01 accepted_on_time',
      '2026-03 closure_due',
      '2026-03 closed_on_time',
      '2026-03 settled',
      '2026-03 settled_at_once',
    ]);
  });

  it('counts a retired category as OTHER', () => {
    expect(changeOf({ category: '0203' })).toEqual({
      more: ['2026-01 category_other'],
      less: ['2026-01 category_housing'],
    });
  });

  it.each([
    ['on the fifteenth day', '2026-01-25', []],
    ['on the sixteenth day', '2026-01-26', ['2026-01 accepted_on_time']],
    ['never', null, ['2026-01 accepted_on_time']],
  ])('judges an acceptance %s', (_, accepted_on, less) => {
    expect(changeOf({ accepted_on })).toEqual({ more: [], less });
  });

  it.each<[string, Partial<PetitionFacts>, string[], string[]]>([
    ['on the last day', { closed_on: '2026-03-21' }, [], []],
    ['a day late', { closed_on: '2026-03-22' }, ['2026-03 overdue'], ['2026-03 closed_on_time']],
    [
      'not yet',
      { closed_on: null },
      ['2026-03 overdue'],
      ['2026-03 closed_on_time', '2026-03 settled', '2026-03 settled_at_once'],
    ],
    [
      'on the last day of an extension',
      { extended_to: '2026-04-20', closed_on: '2026-04-20' },
      [
        '2026-04 closure_due',
        '2026-04 closed_on_time',
        '2026-04 settled',
        '2026-04 settled_at_once',
      ],
      [
        '2026-03 closure_due',
        '2026-03 closed_on_time',
        '2026-03 settled',
        '2026-03 settled_at_once',
      ],
    ],
    [
      'after 30 days of a longer extension',
      { extended_to: '2026-05-20', closed_on: '2026-04-21' },
      ['2026-04 closure_due', '2026-04 overdue', '2026-04 settled', '2026-04 settled_at_once'],
      [
        '2026-03 closure_due',
        '2026-03 closed_on_time',
        '2026-03 settled',
        '2026-03 settled_at_once',
      ],
    ],
    [
      'after it was withdrawn',
      { withdrawn: 1 },
      [],
      ['2026-03 closure_due', '2026-03 closed_on_time'],
    ],
    [
      'on a route without a clock',
      { route: 'DUTY', close_due_on: null },
      [],
      ['2026-03 closure_due', '2026-03 closed_on_time'],
    ],
    [
      'on another route, though a last day was entered',
      { route: 'ARBITRATION' },
      [],
      ['2026-03 closure_due', '2026-03 closed_on_time'],
    ],
  ])('judges an opinion given %s', (_, columns, more, less) => {
    expect(changeOf(columns)).toEqual({ more, less });
  });

  it('counts separation to the courts when it happens, and closure when it happens', () => {
    expect(changeOf({ route: 'LITIGATION', close_due_on: null }).more).toEqual([
      '2026-01 litigation_separated',
      '2026-03 litigation_closed',
    ]);
  });

  it('counts ratings of first-time matters, each of the two by itself', () => {
    const rated = {
      evaluable: 1,
      satisfaction_office: 'UNSATISFIED',
      satisfaction_unit: 'BASICALLY',
    } as const;
    expect(changeOf(rated).more).toEqual([
      '2026-03 evaluable',
      '2026-03 evaluated',
      '2026-03 office_evaluated',
      '2026-03 unit_evaluated',
      '2026-03 unit_satisfied',
    ]);
    expect(changeOf({ ...rated, satisfaction_office: 'NOT_EVALUATED' }).more).toEqual([
      '2026-03 evaluable',
      '2026-03 evaluated',
      '2026-03 unit_evaluated',
      '2026-03 unit_satisfied',
    ]);
    expect(changeOf({ evaluable: 1 }).more).toEqual(['2026-03 evaluable']);
    expect(changeOf({ ...rated, first_time: 0 }).more).toEqual(['2026-01 repeated']);
    expect(changeOf({ ...rated, evaluable: 0 }).more).toEqual([]);
  });

  it('counts level-skipping, and groups of five or more that visit', () => {
    expect(changeOf({ skip_level: 1 }).more).toEqual(['2026-01 skipped_level']);
    expect(changeOf({ channel: 'VISIT', group_size: 5 }).more).toEqual([
      '2026-01 channel_visit',
      '2026-01 in_group',
    ]);
    expect(changeOf({ channel: 'VISIT', group_size: 4 }).more).toEqual(['2026-01 channel_visit']);
    expect(changeOf({ group_size: 5 }).more).toEqual([]);
  });

  it('counts difficult matters and the leaders who took them on', () => {
    expect(changeOf({ difficult: 1 }).more).toEqual(['2026-01 difficult']);
    expect(changeOf({ difficult: 1, leader_named: 1 }).more).toEqual([
      '2026-01 difficult',
      '2026-01 leader_named',
    ]);
    expect(changeOf({ leader_named: 1 }).more).toEqual([]);
  });

  it('counts reviews when they are answered', () => {
    expect(changeOf({ review_closed_on: '2026-05-01' }).more).toEqual(['2026-05 reviews']);
    expect(changeOf({ review_closed_on: '2026-05-01', review_changed: 1 }).more).toEqual([
      '2026-05 reviews',
      '2026-05 reviews_changed',
    ]);
  });

  it('counts adopted suggestions among the suggestions registered', () => {
    expect(changeOf({ purpose: 'SUGGESTION', suggestion_adopted: 1 }).more).toEqual([
      '2026-01 purpose_suggestion',
      '2026-01 suggestions_adopted',
    ]);
  });

  it.each([
    ['within six months', '2026-09-10', [], ['2026-03 settled_at_once']],
    ['a day after six months', '2026-09-11', [], []],
  ])('judges a repeat %s of closure', (_, repeated_on, more, less) => {
    expect(changeOf({ repeated_on })).toEqual({ more, less });
  });

  it.each([
    ['over', '2026-04-30', ['2026-04 settled', '2026-04 settled_at_once']],
    ['over tomorrow', '2026-05-01', []],
  ])('leaves out matters whose six months are not over: %s', (_, closed_on, more) => {
    const changed = changeOf({ route: 'DUTY', close_due_on: null, closed_on });
    expect(changed.more).toEqual(more);
  });

  it('counts a backlog on the first day of every quarter, and its end in the quarter of that', () => {
    const backlog = { is_backlog: 1, backlog_since: '2025-09-20' };
    expect(changeOf({ ...backlog, backlog_resolved_on: '2026-03-31' }).more).toEqual([
      '2025-10 backlog',
      '2026-01 backlog',
      '2026-01 backlog_resolved',
    ]);
    expect(changeOf({ ...backlog, backlog_resolved_on: '2026-04-01' }).more).toEqual([
      '2025-10 backlog',
      '2026-01 backlog',
      '2026-04 backlog',
      '2026-04 backlog_resolved',
    ]);
    expect(changeOf({ ...backlog, is_backlog: 0 }).more).toEqual([]);
  });

  it('leaves out a backlog that began and ended between two first days', () => {
    const backlog = { is_backlog: 1, backlog_resolved_on: '2026-03-31' };
    expect(changeOf({ ...backlog, backlog_since: '2026-01-02' }).more).toEqual([]);
    expect(changeOf({ ...backlog, backlog_since: '2026-01-01' }).more).toEqual([
      '2026-01 backlog',
      '2026-01 backlog_resolved',
    ]);
  });

  it('counts a backlog of before the history from its first month on', () => {
    const { more } = changeOf({
      is_backlog: 1,
      backlog_since: '2020-01-01',
      backlog_resolved_on: '2021-12-31',
    });
    expect(more).toEqual(['2021-11 backlog', '2021-11 backlog_resolved']);
  });
});
