import { dateOf, instantOf } from '..';

describe('dates of an existing database', () => {
  it.each([
    ['2026-10-31', '2026-10-31'],
    ['0000-00-00', null],
    ['2026-00-00', null],
    ['2026-10-00', null],
    [null, null],
  ])('%s is %s', (text, date) => {
    expect(dateOf(text)).toBe(date);
  });
});

describe('instants of an existing database', () => {
  it.each([
    ['2026-01-01 07:30:00', '+08:00', '2025-12-31T23:30:00.000Z'],
    ['2026-01-01 07:30:00.123456', '+00:00', '2026-01-01T07:30:00.000Z'],
    ['0000-00-00 00:00:00', '+08:00', null],
    [null, '+08:00', null],
  ])('%s at %s is %s', (text, offset, instant) => {
    expect(instantOf(text, offset)).toBe(instant);
  });
});
