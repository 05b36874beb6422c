import { citizenIdCheckCharacter, createCitizenId, isCitizenId } from '../citizenId';

const valid = ['11010519491231002X', '440524188001010014'];

describe('citizen identity numbers', () => {
  test.each(valid)('%s is valid', (number) => {
    expect(isCitizenId(number)).toBe(true);
    expect(citizenIdCheckCharacter(number.slice(0, 17))).toBe(number.charAt(17));
  });

  test.each(valid)('any one digit of %s changed makes it invalid', (number) => {
    for (let i = 0; i < 18; i++) {
      const digit = number.charAt(i) === 'X' ? 10 : Number(number.charAt(i));
      const wrong = number.slice(0, i) + ((digit + 1) % 10) + number.slice(i + 1);
      expect([wrong, isCitizenId(wrong)]).toEqual([wrong, false]);
    }
  });

  test.each([
    ['a date the calendar lacks', '990101199002300019'],
    ['a small x', '11010519491231002x'],
    ['seventeen digits', '11010519491231002'],
    ['nothing', ''],
  ])('%s is invalid', (_, text) => expect(isCitizenId(text)).toBe(false));

  test('an impossible date stays invalid with the right check character', () => {
    expect(isCitizenId(createCitizenId('990101', '1990-02-30', 1))).toBe(false);
  });

  test('builds the known numbers', () => {
    expect(createCitizenId('110105', '1949-12-31', 2)).toBe('11010519491231002X');
    expect(createCitizenId('440524', '1880-01-01', 1)).toBe('440524188001010014');
  });

  test.each([
    ['99010', '1990-01-01', 1],
    ['990101', '1990-1-1', 1],
    ['990101', '1990-01-01', 1000],
    ['990101', '1990-01-01', -1],
  ])('refuses to build from %s, %s, %d', (prefix, birthDate, sequence) => {
    expect(() => createCitizenId(prefix, birthDate, sequence)).toThrow(
      expect.objectContaining({ code: 'ARGUMENT_INVALID' }),
    );
  });
});
