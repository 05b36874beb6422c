import { createUscc, isUscc, parseUscc, usccCheckCharacter } from '../uscc';

const valid = '91350100M000100Y43';
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('unified social credit codes', () => {
  test('the known code is valid', () => {
    expect(parseUscc(valid)).toBe(valid);
    expect(usccCheckCharacter(valid.slice(0, 17))).toBe('3');
  });

  test('any one character changed makes it invalid', () => {
    for (let i = 0; i < 18; i++) {
      const next = (alphabet.indexOf(valid.charAt(i)) + 1) % alphabet.length;
      const wrong = valid.slice(0, i) + alphabet.charAt(next) + valid.slice(i + 1);
      expect([wrong, isUscc(wrong)]).toEqual([wrong, false]);
    }
  });

  test.each([
    '',
    '91350100M000100Y4',
    '91350100M000100Y433',
    '91350100m000100y43',
    '91350100I000100Y43',
  ])('refuses %p and quotes it', (text) => {
    expect(() => parseUscc(text)).toThrow(
      expect.objectContaining({
        code: 'DEPARTMENT_CODE_MALFORMED',
        message: expect.stringMatching(new RegExp(`"${text}".*18 characters`)),
      }),
    );
  });

  test('builds the known code with both check characters', () => {
    expect(createUscc('91', '350100', 'M000100Y')).toBe(valid);
  });
});
