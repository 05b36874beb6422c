import { HubError, quote } from '../errors';
import { isDate } from '../period';

/**
 * Citizen identity numbers (GB 11643-1999): 6 digits of region, 8 of birth date, 3 of sequence (odd
 * for men) and a check character after ISO 7064 MOD 11-2.
 */
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';
const shape = /^[1-9]\d{16}[\dX]$/;

/** The check character that belongs to the first 17 digits of a number. */
export function citizenIdCheckCharacter(body: string): string {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (body.charCodeAt(i) - 48) * (weights[i] ?? 0);
  return checkCharacters.charAt(sum % 11);
}

/** Whether a text is an identity number: its shape, a birth date the calendar has, its check. */
export function isCitizenId(text: string): boolean {
  if (!shape.test(text)) return false;
  const birthDate = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  return isDate(birthDate) && citizenIdCheckCharacter(text) === text.charAt(17);
}

/**
 * Builds a number with a valid check character.
 * @param prefix six digits of region; synthetic numbers use 99, which no real division has
 * @param birthDate `YYYY-MM-DD`
 * @param sequence 0 to 999; odd for men, even for women
 * @throws HubError ARGUMENT_INVALID
 */
export function createCitizenId(prefix: string, birthDate: string, sequence: number): string {
  const body = `${prefix}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  if (!/^[1-9]\d{16}$/.test(body)) {
    throw new HubError(
      'ARGUMENT_INVALID',
      `Cannot build an identity number from ${quote(body)}. Expected 6 digits of region, a date YYYY-MM-DD and a sequence from 0 to 999.`,
    );
  }
  return body + citizenIdCheckCharacter(body);
}
