import { HubError, quote } from '../errors';

/**
 * Unified social credit codes (GB 32100-2015): 1 character of registering authority, 1 of kind, 6
 * digits of region, 9 of organisation code (GB 11714) and a check character, in an alphabet without
 * I, O, Z, S and V.
 */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const shape = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The powers of 3, modulo 31. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** The check character that belongs to the first 17 characters of a code. */
export function usccCheckCharacter(body: string): string {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += alphabet.indexOf(body.charAt(i)) * (weights[i] ?? 0);
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** Whether a text is a code: 18 characters of the alphabet and the right check character. */
export function isUscc(text: string): boolean {
  return shape.test(text) && usccCheckCharacter(text) === text.charAt(17);
}

/**
 * Checks a code.
 * @throws HubError DEPARTMENT_CODE_MALFORMED
 */
export function parseUscc(text: string): string {
  if (!isUscc(text)) {
    throw new HubError(
      'DEPARTMENT_CODE_MALFORMED',
      `Unknown department ${quote(text)}. Expected the 18 characters of a unified social credit code with its check character, for example "91350100M000100Y43".`,
    );
  }
  return text;
}

/**
 * Builds a code with valid check characters, its own and that of the organisation code in it.
 * @param kind the first two characters, for example `11` (government organ) or `91` (enterprise)
 * @param region six digits
 * @param serial eight characters of the alphabet
 */
export function createUscc(kind: string, region: string, serial: string): string {
  const body = `${kind}${region}${serial}${organisationCheckCharacter(serial)}`;
  return parseUscc(body + usccCheckCharacter(body));
}

/** GB 11714: letters count from A = 10 through all 26, unlike in the code around it. */
function organisationCheckCharacter(serial: string): string {
  let sum = 0;
  for (let i = 0; i < organisationWeights.length; i++) {
    sum += Number.parseInt(serial.charAt(i), 36) * (organisationWeights[i] ?? 0);
  }
  const check = 11 - (sum % 11);
  return check === 11 ? '0' : check === 10 ? 'X' : String(check);
}
