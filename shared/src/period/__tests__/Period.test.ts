import { addDays, daysBetween, isDate, lastDayOf, parseDate } from '../calendar';
import { addMonths, monthsBetween, parsePeriod, quarterOf } from '../Period';

describe('a period', () => {
  it.each([
    ['2026', 'YEAR', '2026-01', '2026-12'],
    ['2026-Q1', 'QUARTER', '2026-01', '2026-03'],
    ['2026-Q4', 'QUARTER', '2026-10', '2026-12'],
    ['2026-10', 'MONTH', '2026-10', '2026-10'],
  ])('%s is a %s', (text, kind, firstMonth, lastMonth) => {
    expect(parsePeriod(text)).toEqual({ text, kind, firstMonth, lastMonth });
  });

  it.each([
    '',
    '26',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-Q0',
    '2026-1',
    '2026-10-01',
    ' 2026',
    '2026\n',
    '２０２６',
  ])('is refused: "%s"', (text) => {
    expect(() => parsePeriod(text)).toThrow(expect.objectContaining({ code: 'PERIOD_MALFORMED' }));
  });
});

describe('months', () => {
  it('cross years in both directions', () => {
    expect(addMonths('2026-11', 3)).toBe('2027-02');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(monthsBetween('2025-11', '2026-02')).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
    expect(['2026-01', '2026-03', '2026-04', '2026-12'].map(quarterOf)).toEqual([
      '2026-Q1',
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ]);
  });
});

describe('calendar dates', () => {
  it('know leap years and month ends', () => {
    expect(lastDayOf('2024-02')).toBe('2024-02-29');
    expect(lastDayOf('2026-02')).toBe('2026-02-28');
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(daysBetween('2026-01-01', '2026-03-02')).toBe(60);
    expect(isDate('2026-02-29')).toBe(false);
  });

  it('are refused when the calendar does not have them', () => {
    expect(() => parseDate('2026-02-30')).toThrow(
      expect.objectContaining({ code: 'DATE_MALFORMED' }),
    );
  });
});
